"""The key file is shared, and survives what kills its users."""

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from hub.errors import Broken, Transient
from hub.store.sealing import keyfile_format as layout
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.keyfile_kek import new_record
from hub.store.sealing.keys import ERASED
from hub.store.sealing.seal import Place, Sealer
from tests.support.pace import slowness

PLACE = Place("employee_private", "national_id")
ROW = uuid4()

_MAKE_THE_SAME = """
import asyncio, random, sys
from hashlib import sha256
from pathlib import Path
from hub.store.sealing.keyfile import FileKeyStore
async def main():
    keys = FileKeyStore(Path(sys.argv[1]))
    wanted = [(bytes(14) + number.to_bytes(2), "pay") for number in range(600)]
    mine = random.sample(wanted, len(wanted))
    print("ready", flush=True)
    sys.stdin.readline()
    made = 0
    for start in range(0, len(mine), 3):
        made += await keys.prepare(mine[start : start + 3])
    ids = b"".join(keys.current(*one).id for one in wanted)
    print(made, sha256(ids).hexdigest())
asyncio.run(main())
"""

_MAKE_UNTIL_KILLED = """
import asyncio, os, random, sys
from pathlib import Path
from hub.store.sealing.keyfile import FileKeyStore
async def main():
    keys = FileKeyStore(Path(sys.argv[1]))
    while True:
        batch = [os.urandom(16) for _ in range(random.choice([1, 7, 900]))]
        await keys.prepare((one, "raw") for one in batch)
        ids = (keys.current(one, "raw").id for one in batch)
        print(*(f"{one.hex()}:{key.hex()}" for one, key in zip(batch, ids)), flush=True)
asyncio.run(main())
"""

_OPEN_WHEN_ASKED = """
import sys
from pathlib import Path
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.seal import Place, Sealer
from tests.support.pace import slowness
from tests.support.pace import slowness
open_text = Sealer(FileKeyStore(Path(sys.argv[1]))).text_opener(Place(*sys.argv[2:4]))
for line in sys.stdin:
    found = open_text(*line.split())
    print(found if isinstance(found, str) else found.name, flush=True)
"""


def _run(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _made(keys: FileKeyStore, *wanted: tuple[UUID | bytes, str]) -> int:
    return asyncio.run(keys.prepare(wanted))


def test_processes_that_make_the_same_keys_agree(tmp_path: Path) -> None:
    """Three at once, also about the first start: one key each, known to all."""
    others = [_run(_MAKE_THE_SAME, tmp_path / "keys") for _ in range(3)]
    for other in others:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
    for other in others:
        assert other.stdin is not None
        print("go", file=other.stdin, flush=True)
    answers = [other.communicate(timeout=60)[0].split() for other in others]
    assert {digest for _, digest in answers} == {answers[0][1]}
    assert sum(int(made) for made, _ in answers) == 600


async def test_tasks_that_make_the_same_keys_agree(tmp_path: Path) -> None:
    """Threads of one process too: each key is made once."""
    keys = FileKeyStore(tmp_path / "keys")
    wanted = [(uuid4(), "raw") for _ in range(50)]
    made = await asyncio.gather(*(keys.prepare(wanted[start:]) for start in range(0, 50, 5)))
    assert sum(made) == 50
    assert keys._log.count() == 1 + 50
    keys.close()


def test_a_store_outlives_the_killing_of_its_writers(tmp_path: Path) -> None:
    """Six times kill -9: every key that was promised is there, the file is whole, work goes on."""
    folder = tmp_path / "keys"
    promised: dict[str, str] = {}
    for _ in range(6):
        writer = _run(_MAKE_UNTIL_KILLED, folder)
        assert writer.stdout is not None
        lines = [writer.stdout.readline()]
        time.sleep(random.uniform(0, 0.12))
        writer.kill()
        rest = writer.communicate(timeout=60)[0]
        lines += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        promised |= dict(pair.split(":") for line in lines for pair in line.split())
        keys = FileKeyStore(folder)
        for subject, key_id in promised.items():
            assert keys.current(bytes.fromhex(subject), "raw").id.hex() == key_id
        assert _made(keys, (uuid4(), "raw")) == 1
        assert (folder / "keys").stat().st_size == layout.place_of(keys._log.count())
        keys.close()
    assert len(promised) > 6


def _whole(record: bytes) -> bytes:
    return record


def _half(record: bytes) -> bytes:
    return record[:50]


def _empty(record: bytes) -> bytes:
    return bytes(len(record))


@pytest.mark.parametrize(("last", "taken_over"), [(_whole, 3), (_half, 2), (_empty, 2)])
@pytest.mark.parametrize("while_open", [True, False])
def test_what_a_killed_writer_left_is_taken_over_or_cut_off(
    tmp_path: Path, last: Callable[[bytes], bytes], taken_over: int, while_open: bool
) -> None:
    """Records beyond the count are taken over while they are whole; a torn one is cut off."""
    folder = tmp_path / "keys"
    keys = FileKeyStore(folder)
    left = [uuid4().bytes for _ in range(3)]
    records = [layout.pack(new_record(keys._kek, subject + b"\x09", 1)) for subject in left]
    with (folder / "keys").open("ab") as file:
        file.write(b"".join([*records[:2], last(records[2])]))
    if not while_open:
        keys.close()
        keys = FileKeyStore(folder)
        assert (folder / "keys").stat().st_size == layout.place_of(1 + taken_over)
    fresh = uuid4()
    assert _made(keys, *((subject, "raw") for subject in left), (fresh, "raw")) == 4 - taken_over
    known = [keys.current(subject, "raw").id for subject in left]
    assert known[:taken_over] == [record[:16] for record in records[:taken_over]]
    assert (folder / "keys").stat().st_size == layout.place_of(1 + 4)
    keys.close()


def test_another_process_sees_new_keys_and_erased_ones_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    keys = FileKeyStore(folder)
    sealer = Sealer(keys)
    other = _run(_OPEN_WHEN_ASKED, folder, PLACE.table, PLACE.column)
    assert other.stdin is not None
    assert other.stdout is not None

    to, answers = other.stdin, other.stdout

    def asked(sealed: bytes) -> str:
        print(ROW, sealed.hex(), file=to, flush=True)
        return answers.readline().strip()

    early, late = uuid4(), uuid4()
    _made(keys, (early, "pay"))
    first = sealer.seal(early, "pay", PLACE, ROW, "㛃")
    assert asked(first) == "㛃"
    _made(keys, (late, "pay"))
    second = sealer.seal(late, "pay", PLACE, ROW, "䶮")
    assert asked(second) == "䶮"
    asyncio.run(keys.erase(early, ["pay"]))
    assert asked(first) == "ERASED"
    assert asked(second) == "䶮"
    other.communicate(timeout=60)
    keys.close()


def test_two_stores_of_one_folder_follow_each_other(tmp_path: Path) -> None:
    """Also when one erases and makes anew what the other still holds."""
    one, other = FileKeyStore(tmp_path / "keys"), FileKeyStore(tmp_path / "keys")
    person = uuid4().bytes
    assert _made(one, (person, "pay")) == 1
    assert _made(other, (person, "pay")) == 0
    first = one.current(person, "pay")
    assert other.current(person, "pay") == first
    asyncio.run(one.erase(person, ["pay"]))
    with pytest.raises(Transient, match="KEY_ERASED"):
        other.current(person, "pay")
    assert _made(one, (person, "pay")) == 1
    assert other.by_id(first.id) is ERASED
    assert other.current(person, "pay") == one.current(person, "pay") != first
    assert _made(other, (person, "pay")) == 0
    assert one.identity == other.identity
    assert one.index_key == other.index_key
    one.close()
    other.close()


def test_an_erased_key_is_in_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    keys = FileKeyStore(folder)
    person = uuid4().bytes
    _made(keys, (person, "health"))
    wrapped = keys._log.read(1)[5]
    assert wrapped in (folder / "keys").read_bytes()
    asyncio.run(keys.erase(person, ["health"]))
    assert not any(wrapped in file.read_bytes() for file in folder.iterdir())
    keys.close()
    reopened = FileKeyStore(folder)
    with pytest.raises(Transient, match="KEY_ERASED"):
        reopened.current(person, "health")
    reopened.close()


def test_a_full_disk_is_told_and_leaves_the_store_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = FileKeyStore(tmp_path / "keys")
    person = uuid4()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdatasync", full)
        with pytest.raises(Transient, match="KEYS_UNWRITABLE"):
            _made(keys, (person, "pay"))
    assert (tmp_path / "keys" / "keys").stat().st_size == layout.place_of(1)
    assert _made(keys, (person, "pay")) == 1
    keys.close()


def test_a_key_is_on_disk_before_anybody_can_see_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = FileKeyStore(tmp_path / "keys")
    seen: list[tuple[int, int]] = []
    flush = os.fdatasync

    def watched(descriptor: int) -> None:
        seen.append((os.fstat(descriptor).st_size, keys._log.count()))
        flush(descriptor)

    monkeypatch.setattr(os, "fdatasync", watched)
    assert _made(keys, *((uuid4(), "pay") for _ in range(5))) == 5
    assert seen == [(layout.place_of(1 + 5), 1)]
    assert keys._log.count() == 1 + 5
    keys.close()


def test_many_keys_load_quickly(tmp_path: Path) -> None:
    """A quarter of a million in a third of a second on a quiet core; a loose bound of CPU here."""
    keys = FileKeyStore(tmp_path / "keys")
    people = [os.urandom(16) for _ in range(50_000)]
    wanted = [(one, group) for one in people for group in ("pay", "raw", "identity")]
    assert _made(keys, *wanted) == 150_000
    assert _made(keys, *wanted) == 0
    keys.close()
    begin = time.process_time()
    reopened = FileKeyStore(tmp_path / "keys")
    assert time.process_time() - begin < 2 * slowness()
    assert reopened.current(people[-1], "identity").version == 1
    reopened.close()


async def test_many_keys_asked_at_once_are_those_asked_one_by_one(tmp_path: Path) -> None:
    """Near each other and far apart, erased ones, ones made elsewhere; an unknown one is told."""
    keys, other = FileKeyStore(tmp_path), FileKeyStore(tmp_path)
    people = [uuid4() for _ in range(700)]
    await keys.prepare((one, "raw") for one in people[:600])
    await other.prepare((one, "raw") for one in people[600:])
    ids = [other.current(one.bytes, "raw").id for one in people]
    await other.erase(people[3], ["raw"])
    dice = random.Random(7)
    for wanted in ([*ids], dice.sample(ids, 40), ids[:1], [ids[0], ids[-1], ids[3]], []):
        assert keys.by_ids(wanted) == {one: other.by_id(one) for one in wanted}
    assert keys.by_ids([ids[3]]) == {ids[3]: ERASED}
    with pytest.raises(Broken) as told:
        keys.by_ids([ids[0], b"no such key at all"[:16]])
    assert told.value.code == "KEY_UNKNOWN"


async def test_a_column_opens_as_its_values_do_and_nothing_outlives_an_erasure(
    tmp_path: Path,
) -> None:
    """Ciphers that were made at once are let go like those made one by one."""
    sealer = Sealer(FileKeyStore(tmp_path))
    people = [uuid4() for _ in range(90)]
    await sealer.prepare((one, "raw") for one in people)
    sealed = [sealer.seal(one, "raw", PLACE, one, f"龘{at}") for at, one in enumerate(people)]
    fresh = Sealer(FileKeyStore(tmp_path))
    opened = fresh.open_many(PLACE, people, [*sealed[:-1], None])
    assert opened == [*(f"龘{at}" for at in range(89)), None]
    await sealer.keys.erase(people[5], ["raw"])
    assert fresh.open_many(PLACE, people, sealed)[4:7] == ["龘4", ERASED, "龘6"]
