"""A rotation takes nothing away at any moment, wherever it is killed."""

import asyncio
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.errors import Transient
from hub.store.sealing import keyfile_rotate
from hub.store.sealing.custody import Custody
from hub.store.sealing.inventory import Rotation
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.keyfile_kek import new_record
from hub.store.sealing.keys import ERASED
from hub.store.sealing.seal import Place, Sealer

PLACE = Place("employee_private", "national_id")
GROUPS = ("pay", "identity", "raw")
KILLS = int(os.environ.get("HUB_TEST_ROUNDS", "25"))

_ROTATE = """
import sys
from pathlib import Path
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.keyfile_kek import new_record
keys = FileKeyStore(Path(sys.argv[1]))
while True:
    rotation = keys.rotation()
    begun = rotation.begin()
    print("begun", begun.version, int(begun.resumed), flush=True)
    for one in rotation.steps(begun, fresh=begun.version % 5 == 0):
        print("step", one.seen, flush=True)
    print("ended", begun.version, flush=True)
"""

_READ = """
import sys
from pathlib import Path
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.keyfile_kek import new_record
from hub.store.sealing.seal import Place, Sealer
folder, place = Path(sys.argv[1]), Place(*sys.argv[2:4])
sealer = Sealer(FileKeyStore(folder))
cells = [tuple(map(bytes.fromhex, line.split())) for line in sys.stdin.readline().split(";")]
rounds = 0
while True:
    sealer._opening.clear()
    sealer._opening._older.clear()
    for row, sealed, text, index in cells:
        assert sealer.open_bytes(place, row, sealed) == text
        assert sealer.blind_index(place, text.decode()) == index
    rounds += 1
    print(rounds, flush=True)
"""


def _run(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _rotated(keys: FileKeyStore, *, fresh: bool = False) -> Rotation:
    rotation = keys.rotation()
    *_, last = rotation.steps(rotation.begin(), fresh=fresh)
    return last


def _sealed(sealer: Sealer, people: list[UUID]) -> list[tuple[bytes, bytes, str]]:
    """(row, sealed value, text) of each person and group."""
    asyncio.run(sealer.prepare([(one, group) for one in people for group in GROUPS]))
    rows = [(one, group, uuid4().bytes, os.urandom(6).hex()) for one in people for group in GROUPS]
    return [
        (row, sealer.seal(one, group, PLACE, row, text), text) for one, group, row, text in rows
    ]


def test_every_value_is_readable_while_rotations_are_killed(tmp_path: Path) -> None:
    """Killed at random points, read and written meanwhile; the last one ends what was begun."""
    folder = tmp_path / "keys"
    keys = FileKeyStore(folder)
    sealer = Sealer(keys)
    cells = _sealed(sealer, [uuid4() for _ in range(400)])
    reader = _run(_READ, folder, PLACE.table, PLACE.column)
    assert reader.stdin is not None
    assert reader.stdout is not None
    lines = (
        f"{row.hex()} {sealed.hex()} {text.encode().hex()} {sealer.blind_index(PLACE, text).hex()}"
        for row, sealed, text in cells
    )
    print(";".join(lines), file=reader.stdin, flush=True)
    assert reader.stdout.readline() == "1\n"
    resumed = ended = 0
    for _ in range(KILLS):
        rotator = _run(_ROTATE, folder)
        assert rotator.stdout is not None
        said = [rotator.stdout.readline()]
        said += [rotator.stdout.readline() for _ in range(random.randrange(16))]
        time.sleep(random.uniform(0, 0.02))  # somewhere within a step
        rotator.kill()
        said += rotator.communicate(timeout=60)[0].splitlines()
        resumed += sum(one.startswith("begun") and one.strip().endswith("1") for one in said)
        ended += sum(one.startswith("ended") for one in said)
        cells += _sealed(sealer, [uuid4()])
        assert [sealer.open(PLACE, row, value) for row, value, _ in cells] == [
            text for *_, text in cells
        ]
        assert reader.poll() is None
    assert resumed
    assert ended
    last = _rotated(keys)
    before = int(reader.stdout.readline())
    while int(reader.stdout.readline()) < before + 2:  # reads on after the last
        assert reader.poll() is None
    reader.kill()
    reader.communicate(timeout=60)
    keys.close()
    reopened = FileKeyStore(folder)
    assert [one for one, *_ in reopened.inventory().versions] == [last.version]
    fresh = Sealer(reopened)
    assert [fresh.open(PLACE, row, value) for row, value, _ in cells] == [
        text for *_, text in cells
    ]
    reopened.close()


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(keyfile_rotate, "_CHUNK", 2)
    return


@given(st.lists(st.sampled_from("SRFEPO"), max_size=40), st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_happens_between_two_steps_a_naive_twin_agrees(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str], data: st.DataObject
) -> None:
    """Steps, rotations given up, erasures, new people, other processes: a dict says the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyfile_rotate, "_CHUNK", 2)
        folder = tmp_path_factory.mktemp("twin") / "keys"
        keys = other = FileKeyStore(folder)
        sealer = Sealer(keys)
        people: list[UUID] = []
        twin: dict[tuple[UUID, str], list[tuple[bytes, bytes, str | None]]] = {}
        steps: Iterator[Rotation] | None = None
        opened = [keys]
        for act in ("P", "P", *acts):
            who = data.draw(st.sampled_from(people)) if people else uuid4()
            if act == "S":
                steps = None if steps is None or next(steps, None) is None else steps
            elif act in "RF":  # one that is under way is given up, as if killed
                rotation = other.rotation()
                steps = rotation.steps(rotation.begin(), fresh=act == "F")
            elif act == "E":
                asyncio.run(sealer.erase(who, ["pay"]))
                gone = twin.get((who, "pay"), [])
                twin[who, "pay"] = [(row, value, None) for row, value, _ in gone]
            elif act == "P":
                who = data.draw(st.sampled_from([who, uuid4()]))
                people.append(who)
                for group, cell in zip(GROUPS, _sealed(sealer, [who]), strict=True):
                    twin.setdefault((who, group), []).append(cell)
            else:
                other = FileKeyStore(folder)
                opened.append(other)
            for one in (sealer, Sealer(other)):
                for row, value, text in (cell for cells in twin.values() for cell in cells):
                    assert one.open(PLACE, row, value) == (ERASED if text is None else text)
        for one in opened:
            one.close()


def test_the_key_of_before_opens_nothing_that_is_there(tmp_path: Path, small_steps: None) -> None:
    """It is in no file any more, and no wrapped key is what it was; blind indexes stay."""
    folder = tmp_path / "keys"
    keys = FileKeyStore(folder)
    sealer = Sealer(keys)
    [(row, value, text), *_] = _sealed(sealer, [uuid4() for _ in range(5)])
    old, index = keys._kek.newest, sealer.blind_index(PLACE, text)
    wrapped = [fields[5] for _, fields in keys._log.scan(0, keys._log.count())]
    assert bytes.fromhex(old.text) == old.secret
    last = _rotated(keys)
    assert (last.begun, last.version, last.wrapped, last.resumed) == (1, 2, 16, False)
    content = b"".join(file.read_bytes() for file in folder.iterdir())
    assert old.text.encode() not in content
    assert not [one for one in wrapped if one in content]
    now = [fields[5] for _, fields in keys._log.scan(0, keys._log.count())]
    assert not any(keys._kek.unwrap(1, one) for one in now)
    assert sealer.open(PLACE, row, value) == text
    assert sealer.blind_index(PLACE, text) == index
    keys.close()


def test_fresh_data_keys_seal_what_is_new_in_every_process(tmp_path: Path) -> None:
    """Their predecessors open what they sealed; one erasure takes them all."""
    folder = tmp_path / "keys"
    keys, other = FileKeyStore(folder), FileKeyStore(folder)
    here, there = Sealer(keys), Sealer(other)
    who, row = uuid4(), uuid4()
    asyncio.run(here.prepare([(who, "pay")]))
    old = there.seal(who, "pay", PLACE, row, "1")
    assert _rotated(keys, fresh=True).fresh == 1
    new = there.seal(who, "pay", PLACE, row, "2")
    assert new[1:17] != old[1:17]
    assert other.current(who.bytes, "pay").version == 2
    for one in (here, there):
        assert [one.open(PLACE, row, value) for value in (old, new)] == ["1", "2"]
    assert asyncio.run(here.erase(who, ["pay"])) == 2
    for one in (here, there):
        assert [one.open(PLACE, row, value) for value in (old, new)] == [ERASED, ERASED]
    assert _rotated(keys, fresh=True).fresh == 0
    keys.close()
    other.close()


def test_a_rotation_that_was_killed_is_ended_and_not_begun_again(
    tmp_path: Path, small_steps: None
) -> None:
    keys = FileKeyStore(tmp_path / "keys")
    _sealed(Sealer(keys), [uuid4() for _ in range(4)])
    given_up = keys.rotation()
    steps = given_up.steps(given_up.begin())
    next(steps)
    assert [one for one, *_ in keys.inventory().versions] == [1, 2]
    last = _rotated(keys)
    assert (last.version, last.resumed, last.wrapped) == (2, True, 13 - 2)
    assert next(steps).wrapped == 2  # one that only slept finds that all is done
    assert _rotated(keys).version == 3
    keys.close()


def test_a_full_disk_ends_a_rotation_and_no_value_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_steps: None
) -> None:
    """At each write: of the key-encryption keys, of the records, of the last step."""
    folder = tmp_path / "keys"
    keys = FileKeyStore(folder)
    cells = _sealed(Sealer(keys), [uuid4() for _ in range(3)])
    flush, sync = os.fdatasync, os.fsync
    told: list[str] = []
    for writes in range(12):
        left = [writes]

        def full(descriptor: int, real: Callable[[int], None], left: list[int] = left) -> None:
            if not left[0]:
                raise OSError(28, "No space left on device")
            left[0] -= 1
            real(descriptor)

        with monkeypatch.context() as patch:
            patch.setattr(os, "fdatasync", partial(full, real=flush))
            patch.setattr(os, "fsync", partial(full, real=sync))
            try:
                _rotated(keys)
            except Transient as error:
                told.append(error.code)
        again = FileKeyStore(folder)
        for store in (keys, again):
            assert [Sealer(store).open(PLACE, row, value) for row, value, _ in cells] == [
                text for *_, text in cells
            ]
        again.close()
    assert set(told) == {"KEYS_UNWRITABLE"}
    assert len(told) > 6
    assert _rotated(keys).done
    keys.close()


@pytest.mark.parametrize("fresh", [False, True])
def test_two_rotations_at_once_are_one(tmp_path: Path, small_steps: None, *, fresh: bool) -> None:
    """Step by step in turn; nobody gets two successors."""
    keys, other = FileKeyStore(tmp_path / "keys"), FileKeyStore(tmp_path / "keys")
    cells = _sealed(Sealer(keys), [uuid4() for _ in range(4)])
    one, two = keys.rotation(), other.rotation()
    first = one.steps(one.begin(), fresh=fresh)
    next(first)
    second = two.steps(two.begin(), fresh=fresh)
    for _ in range(80):
        next(second, None)
        next(first, None)
    assert [number for number, *_ in other.inventory().versions] == [2]
    held = keys.inventory().keys
    assert {one.kek_version for one in held} == {2}
    assert len(held) == len({(one.subject, one.group, one.version) for one in held})
    assert len(held) == 12 * (1 + fresh)
    assert [Sealer(other).open(PLACE, row, value) for row, value, _ in cells] == [
        text for *_, text in cells
    ]
    keys.close()
    other.close()


def test_the_first_format_of_the_file_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    keys = FileKeyStore(folder)
    [(row, value, text), *_] = _sealed(Sealer(keys), [uuid4()])
    secret = keys._kek.newest.secret
    keys.close()
    (folder / "kek").write_text(f"hub-kek-1\n1 {secret.hex()}\n")
    again = FileKeyStore(folder, Custody())
    assert again.inventory().versions == ((1, "file", 0),)
    assert _rotated(again).version == 2
    assert Sealer(again).open(PLACE, row, value) == text
    again.close()


def test_who_is_erased_meanwhile_gets_no_successor(tmp_path: Path, small_steps: None) -> None:
    """Nor a second one who was erased and came back: their key is as new as can be."""
    keys, other = FileKeyStore(tmp_path / "keys"), FileKeyStore(tmp_path / "keys")
    people = [uuid4() for _ in range(6)]
    asyncio.run(keys.prepare([(one, "pay") for one in people]))
    rotation = keys.rotation()
    steps = rotation.steps(rotation.begin(), fresh=True)
    next(steps)
    held = Counter(one.subject for one in keys.inventory().keys)
    gone, back, *_ = (one for one in people if held[one.bytes] == 1)
    for one in (gone, back):
        assert asyncio.run(other.erase(one, ["pay"])) == 1
    assert asyncio.run(other.prepare([(back, "pay")])) == 1
    *_, last = steps
    assert last.fresh == 4
    with pytest.raises(Transient, match="KEY_ERASED"):
        keys.current(gone.bytes, "pay")
    versions = [(one.subject, one.version) for one in keys.inventory().keys if not one.erased]
    assert len(set(versions)) == len(versions) == 4 * 2 + 1
    assert keys.current(back.bytes, "pay").version == 2
    keys.close()
    other.close()


def test_a_key_wrapped_behind_the_back_of_a_rotation_is_not_lost(
    tmp_path: Path, small_steps: None
) -> None:
    """As by a release that knows of no rotation: the last look finds it, and goes round again."""
    keys = FileKeyStore(tmp_path / "keys")
    _sealed(Sealer(keys), [uuid4() for _ in range(2)])
    old = keys._kek
    rotation = keys.rotation()
    steps = rotation.steps(rotation.begin())
    for one in steps:
        if one.seen == one.total:
            break
    who = uuid4()
    with keys._log.alone():
        keys._log.append([new_record(old, who.bytes + b"\x05", 1)])
    *_, last = steps
    assert last.done
    keys.close()
    reopened = FileKeyStore(tmp_path / "keys")
    assert reopened.current(who.bytes, "pay").version == 1
    assert {one.kek_version for one in reopened.inventory().keys} == {2}
    reopened.close()
