"""Every connector keeps every promise that applies to it."""

import asyncio
from pathlib import Path

import pytest

from hub.conformance.catalogue import CATALOGUE
from hub.conformance.promise import Check
from hub.conformance.stand import stand
from hub.conformance.trial import SECONDS
from hub.conformance.world import Subject
from tests.conformance.subjects import SUBJECTS
from tests.ldap.slapd import PROGRAM
from tests.support.require import require

_PAIRS = [
    pytest.param(
        subject,
        one,
        id=f"{subject.name}-{one.id}",
        marks=[pytest.mark.slow, *(getattr(pytest.mark, name) for name in subject.marks)],
    )
    for subject in SUBJECTS
    for one in CATALOGUE
    if one.lacking(subject.can) is None
]


@pytest.mark.parametrize(("subject", "check"), _PAIRS)
async def test_a_connector_keeps_its_promise(
    subject: Subject, check: Check, tmp_path: Path, record_property: pytest.FixtureRequest
) -> None:
    """In a world of its own; the promise stands in the catalogue."""
    record_property("subject", subject.name)  # type: ignore[operator] # a function
    if "debian" in subject.marks:
        require(PROGRAM.exists(), "OpenLDAP of Debian (slapd)")
    async with asyncio.timeout(SECONDS), stand(subject, tmp_path) as at:
        await check.run(at)


def test_there_are_enough_checks_and_each_has_a_name_of_its_own() -> None:
    assert len(CATALOGUE) >= 60
    assert len({one.id for one in CATALOGUE}) == len(CATALOGUE)
    assert all(one.promise.endswith(".") for one in CATALOGUE)


@pytest.mark.parametrize("check", CATALOGUE, ids=lambda one: one.id)
def test_a_check_applies_to_somebody(check: Check) -> None:
    """A check that no connector is held to says nothing."""
    assert any(check.lacking(one.can) is None for one in SUBJECTS)


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.name)
def test_what_does_not_apply_says_why(subject: Subject) -> None:
    reasons = [one.lacking(subject.can) for one in CATALOGUE]
    assert all(reason is None or reason.strip() for reason in reasons)
    assert reasons.count(None) >= 13
