"""What is sealed opens where it was sealed, and nowhere else."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.errors import Broken, Transient, Unmappable
from hub.schema.audience import CLASSES
from hub.store.sealing import ciphers
from hub.store.sealing.keyfile import FileKeyStore
from hub.store.sealing.keys import ERASED, GROUPS
from hub.store.sealing.seal import Place, Sealer

NUMBER = Place("employee_private", "national_id")
PHONE = Place("employee_private", "private_phone")
PERSON, OTHER = uuid4(), uuid4()
ROW = uuid4()
RARE = ["", "䶮", "𠮷野㛃", "１３８＊＊", "\x00", "é\u0301", "👩‍👩‍👧", "\\x41", "a" * 100_000]
places = st.builds(Place, st.text("ab_", max_size=4), st.text("ab_", max_size=4))


def _ready(sealer: Sealer, *wanted: tuple[UUID, str]) -> int:
    return asyncio.run(sealer.prepare(wanted))


@pytest.fixture(scope="module")
def sealer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sealer]:
    keys = FileKeyStore(tmp_path_factory.mktemp("home") / "keys")
    sealer = Sealer(keys)
    _ready(sealer, (PERSON, "identity"), (OTHER, "identity"), (PERSON, "raw"))
    yield sealer
    keys.close()


@given(text=st.one_of(st.text(), st.sampled_from(RARE)), row=st.uuids(), place=places)
@settings(max_examples=500, deadline=None)
def test_opens_to_what_was_sealed(sealer: Sealer, text: str, row: UUID, place: Place) -> None:
    sealed = sealer.seal(PERSON, "identity", place, row, text)
    assert sealer.open(place, row, sealed) == text
    assert sealer.opener(place)(row.bytes, sealed) == text
    assert sealer.text_opener(place)(str(row), sealed.hex()) == text
    assert sealer.open_cells(place, [row.bytes + sealed] * 2) == [text, text]


@given(
    here=st.tuples(places, st.uuids()),
    there=st.tuples(places, st.uuids()),
    same_row=st.booleans(),
)
@settings(max_examples=1500, deadline=None)
def test_a_moved_value_does_not_open(
    sealer: Sealer, here: tuple[Place, UUID], there: tuple[Place, UUID], same_row: bool
) -> None:
    place, row = there[0], here[1] if same_row else there[1]
    sealed = sealer.seal(PERSON, "identity", here[0], here[1], "440301")
    if (place, row) == here:
        assert sealer.open(place, row, sealed) == "440301"
        return
    for open_it in (
        lambda: sealer.open(place, row, sealed),
        lambda: sealer.open_cells(place, [row.bytes + sealed]),
    ):
        with pytest.raises(Broken) as refused:
            open_it()
        assert refused.value.code == "SEAL_MISMATCH"


@given(text=st.text(max_size=20), at=st.integers(0, 10_000))
@settings(max_examples=1500, deadline=None)
def test_a_changed_value_does_not_open(sealer: Sealer, text: str, at: int) -> None:
    sealed = bytearray(sealer.seal(PERSON, "identity", NUMBER, ROW, text))
    at %= len(sealed) * 8
    sealed[at // 8] ^= 1 << at % 8
    with pytest.raises(Broken) as refused:
        sealer.open(NUMBER, ROW, bytes(sealed))
    assert refused.value.code in {"SEAL_MISMATCH", "KEY_UNKNOWN"}


def test_every_single_bit_and_every_length_counts(sealer: Sealer) -> None:
    sealed = sealer.seal(PERSON, "identity", NUMBER, ROW, "𠮷")
    flipped = (int.from_bytes(sealed) ^ 1 << bit for bit in range(len(sealed) * 8))
    changed = [value.to_bytes(len(sealed)) for value in flipped]
    cut = [sealed[:size] for size in range(len(sealed))]
    for value in (*changed, *cut, sealed + b"\0"):
        with pytest.raises(Broken):
            sealer.open(NUMBER, ROW, value)
        with pytest.raises(Broken):
            sealer.open_cells(NUMBER, [ROW.bytes + sealed, ROW.bytes + value])


def test_the_key_of_another_subject_does_not_open(sealer: Sealer) -> None:
    mine = sealer.seal(PERSON, "identity", NUMBER, ROW, "440301")
    other = sealer.seal(OTHER, "identity", NUMBER, ROW, "440301")
    with pytest.raises(Broken, match="SEAL_MISMATCH"):
        sealer.open(NUMBER, ROW, other[:17] + mine[17:])


def test_many_are_sealed_and_opened_like_one(sealer: Sealer) -> None:
    """By position, None stays None, UUIDs and their bytes are the same."""
    rows = [uuid4() for _ in RARE]
    texts = [*RARE[:-1], None]
    subjects = [PERSON if at % 2 else OTHER for at in range(len(texts))]
    sealed = sealer.seal_many(NUMBER, "identity", rows, subjects, texts)
    assert sealer.open_many(NUMBER, [row.bytes for row in rows], sealed) == texts
    as_bytes = sealer.seal_many(
        NUMBER, "identity", [row.bytes for row in rows], [one.bytes for one in subjects], texts
    )
    assert sealer.open_many(NUMBER, rows, as_bytes) == texts
    assert sealer.open(NUMBER, rows[0], sealed[0] or b"") == texts[0]
    with pytest.raises(ValueError, match="zip"):
        sealer.seal_many(NUMBER, "identity", rows[:-1], subjects, texts)


@given(bodies=st.lists(st.one_of(st.none(), st.binary()), max_size=8))
@settings(max_examples=100, deadline=None)
def test_bytes_are_sealed_as_they_are(sealer: Sealer, bodies: list[bytes | None]) -> None:
    place, rows = Place("raw_record", "body"), [uuid4() for _ in bodies]
    sealed = sealer.seal_bytes_many(place, "raw", rows, [PERSON] * len(rows), bodies)
    assert sealer.open_bytes_many(place, rows, sealed) == bodies


def test_bytes_that_are_no_text_are_not_shown_by_the_error(sealer: Sealer) -> None:
    sealed = sealer.seal_bytes(PERSON, "raw", NUMBER, ROW, b"440301\xff")
    with pytest.raises(Broken, match="SEALED_NO_TEXT") as refused:
        sealer.open(NUMBER, ROW, sealed)
    assert "440301" not in f"{refused.value} {refused.value.__cause__}"


def test_the_same_text_is_never_sealed_the_same(sealer: Sealer) -> None:
    count = 2000
    rows, subjects = [ROW] * count, [PERSON] * count
    sealed = sealer.seal_many(NUMBER, "identity", rows, subjects, ["440301"] * count)
    assert len({value[17:29] for value in sealed if value}) == count
    assert not any(b"440301" in value for value in sealed if value)


@given(one=st.text(), other=st.text(), here=places, there=places)
@settings(max_examples=1000, deadline=None)
def test_a_blind_index_is_equal_for_equal_text_at_the_same_place_only(
    sealer: Sealer, one: str, other: str, here: Place, there: Place
) -> None:
    index = sealer.blind_index(here, one)
    assert len(index) == 16
    assert (index == sealer.blind_index(there, other)) == ((one, here) == (other, there))
    assert sealer.blind_index_many(here, [one, None]) == [index, None]


def test_sealing_before_the_key_is_made_is_refused(sealer: Sealer) -> None:
    with pytest.raises(Broken, match="KEY_NOT_PREPARED"):
        sealer.seal(uuid4(), "identity", NUMBER, ROW, "440301")
    with pytest.raises(Broken, match="KEY_GROUP_UNKNOWN"):
        _ready(sealer, (PERSON, "nonsense"))


def test_half_a_character_is_refused_without_being_told(sealer: Sealer) -> None:
    with pytest.raises(Unmappable, match="TEXT_INVALID") as refused:
        sealer.seal(PERSON, "identity", NUMBER, ROW, "440301\ud800")
    assert "440301" not in f"{refused.value} {refused.value.__cause__}"


def test_every_class_of_fields_has_a_key_group() -> None:
    assert {one.key_group for one in CLASSES} <= GROUPS


def test_an_erased_group_is_unreadable_and_no_other(tmp_path: Path) -> None:
    """Cached ciphers are let go; other groups and people stay; a new key opens only what is new."""
    keys = FileKeyStore(tmp_path / "keys")
    sealer = Sealer(keys)
    _ready(sealer, (PERSON, "identity"), (PERSON, "contact"), (OTHER, "identity"))
    gone = sealer.seal(PERSON, "identity", NUMBER, ROW, "440301")
    kept = sealer.seal(PERSON, "contact", PHONE, ROW, "138")
    others = sealer.seal(OTHER, "identity", NUMBER, ROW, "440302")
    opener = sealer.opener(NUMBER)
    assert opener(ROW.bytes, gone) == "440301"

    assert asyncio.run(sealer.erase(PERSON, ["identity", "health"])) == 1
    assert opener(ROW.bytes, gone) is ERASED
    assert sealer.open_many(NUMBER, [ROW, ROW], [gone, others]) == [ERASED, "440302"]
    assert sealer.open(PHONE, ROW, kept) == "138"
    with pytest.raises(Transient, match="KEY_ERASED"):
        sealer.seal(PERSON, "identity", NUMBER, ROW, "440303")

    assert _ready(sealer, (PERSON, "identity"), (OTHER, "identity")) == 1
    again = sealer.seal(PERSON, "identity", NUMBER, ROW, "440304")
    assert sealer.open_many(NUMBER, [ROW, ROW], [gone, again]) == [ERASED, "440304"]
    assert keys.current(PERSON.bytes, "identity").version == 2
    assert asyncio.run(sealer.erase(PERSON, GROUPS)) == 2
    assert sealer.open_many(NUMBER, [ROW, ROW], [gone, again]) == [ERASED, ERASED]
    keys.close()


def test_more_keys_than_are_kept_ready_all_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ciphers, "_KEPT", 4)
    keys = FileKeyStore(tmp_path / "keys")
    sealer = Sealer(keys)
    people = [uuid4() for _ in range(30)]
    _ready(sealer, *((one, "pay") for one in people))
    texts = [str(at) for at in range(30)]
    for _ in range(3):
        sealed = sealer.seal_many(NUMBER, "pay", people, people, texts)
        assert sealer.open_many(NUMBER, people, sealed) == texts
    assert len(sealer._opening) <= 4
    keys.close()


def test_many_open_as_each_alone(tmp_path: Path) -> None:
    """Keys used once or several times, at hand or erased; what is moved or damaged is refused."""
    keys = FileKeyStore(tmp_path / "keys")
    people, rows = [uuid4() for _ in range(6)], [uuid4() for _ in range(20)]
    sealer = Sealer(keys)
    asyncio.run(sealer.prepare([(one, "identity") for one in people]))
    whose = [people[0]] * 8 + [people[1]] * 4 + [people[2]] * 4 + people[3:] + [people[5]]
    texts = [f"𠮷{at}" for at in range(20)]
    sealed = sealer.seal_many(NUMBER, "identity", rows, whose, texts)
    whole = [one for one in sealed if one is not None]
    assert len(whole) == len(rows)
    asyncio.run(sealer.erase(people[1], ["identity"]))
    asyncio.run(sealer.erase(people[4], ["identity"]))
    held: list[bytes | None] = [*sealed[:10], None, *sealed[11:]]
    fresh = Sealer(keys)
    alone = [
        None if one is None else fresh.open(NUMBER, row, one)
        for row, one in zip(rows, held, strict=True)
    ]
    assert [one for one in alone if one is ERASED] == [ERASED] * 4
    for half_known in (Sealer(keys), fresh):
        assert half_known.open_many(NUMBER, rows, held) == alone
    for wrong in (b"\x02" + whole[18][1:], whole[18][:40], whole[16]):
        with pytest.raises(Broken) as refused:
            Sealer(keys).open_many(NUMBER, rows, [*held[:18], wrong, held[19]])
        assert refused.value.code == "SEAL_MISMATCH"
    keys.close()


def test_a_value_occurs_in_no_file_of_the_store(tmp_path: Path) -> None:
    """Nor does a key, but for the key-encryption key in its own file; all files are 0600."""
    folder = tmp_path / "keys"
    keys = FileKeyStore(folder)
    sealer = Sealer(keys)
    text = os.urandom(8).hex()
    _ready(sealer, (PERSON, "identity"))
    sealer.seal(PERSON, "identity", NUMBER, ROW, text)
    sealer.blind_index(NUMBER, text)
    secrets = [keys.current(PERSON.bytes, "identity").secret, keys.index_key, text.encode()]
    files = list(folder.iterdir())
    assert {file.name for file in files} == {"kek", "keys", "lock"}
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    for secret in secrets:
        assert not any(secret in file.read_bytes() for file in files)
        assert not any(secret.hex().encode() in file.read_bytes() for file in files)
    assert secrets[0].hex() not in repr(keys.current(PERSON.bytes, "identity"))
    keys.close()
