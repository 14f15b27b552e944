"""Change, correction and revocation agree with a calendar that is written day by day."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hub.flows.timeline import (
    Changed,
    Corrected,
    Misfit,
    Period,
    Revoked,
    changed,
    corrected,
    revoked,
)

START, SIZE, NOW = date(2026, 1, 1), 24, 12


def day(at: int) -> date:
    return START + timedelta(days=at)


@dataclass
class Calendar:
    """The naive twin: which post each day has, and which value each post."""

    days: list[int | None] = field(default_factory=lambda: [None] * SIZE)
    values: dict[int, str] = field(default_factory=dict)

    def change(self, at: int, value: str) -> str:
        """Something new from that day on."""
        held = self.days[at]
        if held is not None and (at == 0 or self.days[at - 1] != held):
            return "refused"
        post = len(self.values)
        self.values[post] = value
        while at < SIZE and self.days[at] == held:
            self.days[at] = post
            at += 1
        return "done"

    def correct(self, at: int, value: str) -> str:
        """Another value for the post of that day."""
        held = self.days[at]
        if held is None:
            return "refused"
        self.values[held] = value
        return "done"

    def revoke(self, at: int) -> str:
        """The post that begins on that day never was."""
        post = self.days[at]
        begins = post is not None and at > 0 and self.days[at - 1] not in {None, post}
        if not begins:
            return "refused"
        rest = {one for one in self.days[at:] if one is not None}
        if at <= NOW and rest != {post}:
            return "refused"
        self.days = [self.days[at - 1] if one == post else one for one in self.days]
        return "done"

    def shown(self) -> list[str | None]:
        """The value of each day."""
        return [None if post is None else self.values[post] for post in self.days]


@dataclass
class Rows:
    """The same kept as rows with periods, by the arithmetic under test."""

    rows: list[Period] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    made: int = 0

    def change(self, at: int, value: str) -> str:
        """Something new from that day on."""
        found = changed(self._sorted(), day(at))
        if isinstance(found, Misfit):
            return "refused"
        assert isinstance(found, Changed)
        if found.ended is not None:
            self._replace(found.ended, day(at - 1))
        self.made += 1
        self.rows.append(Period(str(self.made), day(at), found.last))
        self.values[str(self.made)] = value
        return "done"

    def correct(self, at: int, value: str) -> str:
        """Another value for the post of that day."""
        found = corrected(self._sorted(), day(at))
        if isinstance(found, Misfit):
            return "refused"
        assert isinstance(found, Corrected)
        self.values[found.row.row] = value
        return "done"

    def revoke(self, at: int) -> str:
        """The post that begins on that day never was."""
        found = revoked(self._sorted(), day(at), day(NOW))
        if isinstance(found, Misfit):
            return "refused"
        assert isinstance(found, Revoked)
        self.rows.remove(found.row)
        self._replace(found.before, found.last)
        return "done"

    def shown(self) -> list[str | None]:
        """The value of each day."""
        found: list[str | None] = []
        for at in range(SIZE):
            held = [self.values[one.row] for one in self.rows if one.holds(day(at))]
            assert len(held) <= 1, "two rows hold on one day"
            found.append(held[0] if held else None)
        return found

    def _sorted(self) -> list[Period]:
        return sorted(self.rows, key=lambda one: one.first or date.min)

    def _replace(self, row: Period, last: date | None) -> None:
        self.rows[self.rows.index(row)] = replace(row, last=last)


verbs = st.sampled_from(["change", "change", "correct", "revoke"])
steps = st.lists(st.tuples(verbs, st.integers(0, SIZE - 1), st.sampled_from("甲乙丙丁")))


@given(steps)
def test_the_arithmetic_agrees_with_a_calendar_of_days(made: list[tuple[str, int, str]]) -> None:
    """Same days, same refusals, whatever is changed, corrected and taken back in which order."""
    twin, rows = Calendar(), Rows()
    for verb, at, value in made:
        if verb == "revoke":
            assert rows.revoke(at) == twin.revoke(at), (verb, at)
        else:
            assert getattr(rows, verb)(at, value) == getattr(twin, verb)(at, value), (verb, at)
        assert rows.shown() == twin.shown(), (verb, at)


@given(steps, st.integers(NOW + 1, SIZE - 1))
def test_a_planned_change_and_its_revocation_leave_everything_as_it_was(
    made: list[tuple[str, int, str]], at: int
) -> None:
    rows = Rows()
    rows.change(0, "甲")
    for verb, when, value in made:
        if verb != "revoke":
            getattr(rows, verb)(when, value)
    before = rows.shown()
    if rows.change(at, "戊") == "done":
        assert rows.revoke(at) == "done"
    assert rows.shown() == before


def test_each_refusal_says_which() -> None:
    first, second = Period("1", day(0), day(4)), Period("2", day(5), None)
    line = [first, second]
    assert changed(line, day(5)) is Misfit.BEGINS_THEN
    assert corrected([second], day(1)) is Misfit.NOTHING_THEN
    assert revoked(line, day(6), day(NOW)) is Misfit.NOTHING_BEGINS
    assert revoked(line, day(0), day(NOW)) is Misfit.NOTHING_BEFORE
    longer = [first, replace(second, last=day(8)), Period("3", day(9), None)]
    assert revoked(longer, day(5), day(NOW)) is Misfit.OTHERS_FOLLOW
    assert revoked(longer, day(5), day(1)) == Revoked(longer[1], first, day(8))
