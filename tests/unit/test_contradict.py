"""Shifted codes are found by evidence in the same records, and single errors are no shift."""

from hypothesis import given
from hypothesis import strategies as st

from hub.mappings.apply import apply
from hub.mappings.contradict import LEAST, Tally
from hub.mappings.document import read
from hub.mappings.mapping import parse
from hub.schema.record import JsonRecords
from hub.schema.shipped import shipped

STAFF = """
hub: mapping/1
stream: staff
lexicon:
  gender: {{"0": {0}, "1": {1}}}
rows:
  - entity: Employee
    key: no
    find: {{by: number, from: no}}
    fields:
      gender: sex
      birth_date: born
      national_id: id
"""
RIGHT, SHIFTED = STAFF.format("male", "female"), STAFF.format("female", "male")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def number(at: int, *, male: bool, born: str = "19900307") -> str:
    body = f"110101{born}{at % 100:02}{1 + 2 * (at % 4) if male else 2 * (at % 5)}"
    total = sum(int(one) * weight for one, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def person(at: int, *, male: bool, born: str = "1990-03-07") -> dict[str, str]:
    told = number(at, male=male)
    return {"no": str(at), "sex": "0" if male else "1", "born": born, "id": told}


def found(mapping: str, people: list[dict[str, str]]) -> dict[str, tuple[int, int, int]]:
    tally = Tally()
    for at in range(0, len(people), 7):  # whatever the pages
        batch = JsonRecords(people[at : at + 7])
        tally.add(apply(parse(read(mapping, "t"), "t"), batch, shipped()))
    return {one.field: (one.compared, one.against, one.words) for one in tally.found()}


CROWD = [person(at, male=at % 3 == 0) for at in range(60)]


def test_a_table_of_another_system_is_found() -> None:
    assert found(RIGHT, CROWD) == {}
    assert found(SHIFTED, CROWD) == {"gender": (60, 60, 2)}


def test_one_wrong_code_among_right_ones_is_found() -> None:
    rare = [{**one, "sex": "1"} if at % 12 == 0 else one for at, one in enumerate(CROWD)]
    both = STAFF.format("male", "male")
    assert found(both, [one for one in rare if one["sex"] == "1"])["gender"][2] == 1


def test_days_of_birth_that_were_read_the_wrong_way_are_found() -> None:
    wrong = [{**one, "born": "1990-07-03"} for one in CROWD]
    assert found(RIGHT, wrong) == {"birth_date": (60, 60, 1)}


def test_a_few_errors_and_few_records_conclude_nothing() -> None:
    errors = [{**one, "born": "1980-01-01"} if at < 3 else one for at, one in enumerate(CROWD)]
    assert found(RIGHT, errors) == {}
    assert found(SHIFTED, CROWD[: LEAST - 1]) == {}


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60))
def test_what_is_counted_is_what_a_naive_reader_counts(people: list[tuple[bool, bool]]) -> None:
    """(is a man, is said to be one)."""
    rows = [
        {**person(at, male=man), "sex": "0" if said else "1"}
        for at, (man, said) in enumerate(people)
    ]
    tally = Tally()
    tally.add(apply(parse(read(RIGHT, "t"), "t"), JsonRecords(rows), shipped()))
    for word, said in (("0", True), ("1", False)):
        own = [man for man, told in people if told is said]
        pairs = tally.words["gender"].get(word)
        assert (pairs.compared if pairs else 0) == len(own)
        assert (pairs.against if pairs else 0) == sum(man is not said for man in own)
