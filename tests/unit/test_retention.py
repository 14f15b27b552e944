"""Terms of retention: what stays, why and until when; a file of the company overrides classes."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import Refused
from hub.schema.retention import (
    FILE,
    NEVER,
    LastDay,
    classes_named,
    people_classes,
    staying,
    terms,
)
from hub.schema.shipped import shipped

NOWHERE = Path("/nonexistent")
CLASSES = sorted(people_classes(shipped()))
TODAY = date(2026, 11, 27)
OWN = """
hub: retention/1
classes:
  ATTENDANCE:
    purpose: {en: Working time, zh: 工时}
    basis: law
    keep: employed
    duties: [{years: 3, source: {en: A local rule, zh: 地方规定}}]
"""


def naive(wanted: set[str], last: LastDay) -> set[str]:
    """The shipped terms, told once more: contracts two years, pay ten, and whose they are."""
    if last is NEVER:
        return set()
    ended = last if isinstance(last, date) else None
    contract = ended is None or ended.replace(year=ended.year + 2) > TODAY
    pay = ended is None or ended.replace(year=ended.year + 10) > TODAY
    stays = ({"CONTRACT"} if contract else set()) | ({"PAY"} if pay else set())
    return (stays | ({"DIRECTORY", "JOB"} if stays else set())) & wanted


@given(
    st.sets(st.sampled_from(CLASSES)),
    st.one_of(
        st.none(),
        st.just(NEVER),
        st.dates(date(2000, 3, 1), TODAY - timedelta(1)).filter(
            lambda one: (one.month, one.day) != (2, 29)
        ),
    ),
)
def test_what_stays_is_what_a_naive_reading_of_the_terms_keeps(
    wanted: set[str], last: LastDay
) -> None:
    found = staying(terms(NOWHERE), wanted, last, TODAY)
    assert {one.cls for one in found} == naive(wanted, last)
    for one in found:
        assert (one.until is None) == (last is None)
        assert one.until is None or one.until > TODAY


def test_a_term_ends_on_the_day_of_the_year_also_of_a_leap_day() -> None:
    [one] = staying(terms(NOWHERE), ["PAY"], date(2024, 2, 29), date(2034, 2, 27))
    assert one.until == date(2034, 2, 28)
    assert staying(terms(NOWHERE), ["PAY"], date(2024, 2, 29), date(2034, 2, 28)) == []


def test_a_company_overrides_single_classes(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(OWN, encoding="utf-8")
    found = terms(tmp_path)
    assert (found["ATTENDANCE"].years, found["PAY"].years) == (3, 10)
    stays = {one.cls for one in staying(found, ["ATTENDANCE"], date(2025, 1, 1), TODAY)}
    assert stays == {"ATTENDANCE"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hub: retention/2\nclasses: {}",
        OWN.replace("ATTENDANCE", "SHOES"),
        OWN.replace("employed", "forever"),
        OWN.replace("years: 3", "years: -1"),
        OWN.replace("zh: 工时", "fr: heures"),
        "a: [",
    ],
)
def test_a_faulty_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="RETENTION_INVALID"):
        terms(tmp_path)


def test_classes_are_named_by_class_group_or_all() -> None:
    model = shipped()
    assert classes_named(model, ["health"]) == {"HEALTH", "LEAVE_DETAIL"}
    assert classes_named(model, ["HEALTH"]) == {"HEALTH"}
    assert classes_named(model, ["all"]) == set(CLASSES)
    with pytest.raises(Refused, match="CLASS_UNKNOWN"):
        classes_named(model, ["ORGANISATION"])
