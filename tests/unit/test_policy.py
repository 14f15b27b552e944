"""Decisions combine soundly and canonically; viewers of one shape share decisions."""

import random
from dataclasses import replace
from datetime import date
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.auth.decision import (
    ALWAYS,
    NEVER,
    AllOf,
    AnyOf,
    Condition,
    Decision,
    InState,
    Not,
    Related,
    Standing,
    When,
    Within,
    all_of,
    any_of,
    holds,
    implies,
    negated,
)
from hub.auth.policy import (
    extents,
    masked,
    read,
    rows,
    scope_signature,
    write,
    write_row,
)
from hub.auth.viewer import (
    Entities,
    Everywhere,
    Extent,
    Grant,
    Subtrees,
    Viewer,
    scopes_for,
    usable,
)
from hub.errors import Refused
from hub.schema.audience import HR_CLASSES, Relation
from hub.schema.shipped import shipped

MODEL = shipped()
EMPLOYEE = MODEL["Employee"]
DAY = date(2026, 11, 23)
ME = "0190a000-0000-7000-8000-000000000001"

SELF = When(Related(Relation.ONESELF))
DIRECT = When(Related(Relation.DIRECT_MANAGER))
MANAGER = When(Related(Relation.MANAGER))
RELEASED = When(InState("released"))

SIMPLE: list[Decision] = [
    ALWAYS,
    NEVER,
    SELF,
    DIRECT,
    MANAGER,
    RELEASED,
    When(InState("current")),
    When(Within((0,))),
    When(Within((0, 1))),
    When(Within((2,))),
    negated(SELF),
    negated(MANAGER),
    negated(DIRECT),
    negated(When(Within((0,)))),
    negated(When(Within((0, 1)))),
]
DECISIONS = st.recursive(
    st.sampled_from(SIMPLE),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(any_of), st.lists(inner, max_size=4).map(all_of)
    ),
    max_leaves=12,
)


def _subsets(items: tuple[object, ...]) -> list[frozenset[object]]:
    sizes = range(len(items) + 1)
    return [frozenset(one) for one in chain(*(combinations(items, size) for size in sizes))]


RELATIONS = [
    frozenset(one)
    for one in (
        (),
        (Relation.ONESELF,),
        (Relation.MANAGER,),
        (Relation.MANAGER, Relation.DIRECT_MANAGER),
        (Relation.ONESELF, Relation.MANAGER),
    )
]
STANDINGS = [
    Standing(relations, extent, states)
    for relations in RELATIONS
    for extent in _subsets((0, 1, 2))
    for states in _subsets(("released", "current"))
]


def viewer(
    *grants: Grant, scopes: frozenset[str] | None = None, employee: str | None = ME
) -> Viewer:
    given_scopes = frozenset({"employee", "manager", "hr"}) if scopes is None else scopes
    return Viewer("s", employee, given_scopes, grants, version=1)


def grant(*classes: str, extent: Extent | None = None, role: str = "hr", name: str = "g") -> Grant:
    return Grant(name, role, frozenset(classes), extent or Everywhere(), DAY)


# --- the algebra ----------------------------------------------------------------------------


@settings(deadline=None)
@given(st.lists(DECISIONS, max_size=4))
def test_any_of_is_open_where_one_is(parts: list[Decision]) -> None:
    """Simplifying changes no answer, in any standing."""
    joined = any_of(parts)
    for standing in STANDINGS:
        assert holds(joined, standing) == any(holds(one, standing) for one in parts)


@settings(deadline=None)
@given(st.lists(DECISIONS, max_size=4))
def test_all_of_is_open_where_all_are(parts: list[Decision]) -> None:
    """Simplifying changes no answer, in any standing."""
    joined = all_of(parts)
    for standing in STANDINGS:
        assert holds(joined, standing) == all(holds(one, standing) for one in parts)


@settings(deadline=None)
@given(DECISIONS, DECISIONS)
def test_negation_and_implication_are_sound(one: Decision, other: Decision) -> None:
    """A negation is open where the decision is closed; an implication holds everywhere."""
    flipped = negated(one)
    for standing in STANDINGS:
        assert holds(flipped, standing) != holds(one, standing)
    if isinstance(one, When) and isinstance(other, When):
        claimed = implies(one.condition, other.condition)
        if claimed:
            assert all(holds(other, it) for it in STANDINGS if holds(one, it))


@settings(deadline=None)
@given(st.lists(st.sampled_from(SIMPLE), max_size=5), st.randoms())
def test_the_order_of_clauses_leaves_no_trace(parts: list[Decision], rng: random.Random) -> None:
    """Equal clauses in another order, and repeated, are the same value."""
    shuffled = [*parts, *parts]
    rng.shuffle(shuffled)
    assert any_of(shuffled) == any_of(parts)
    assert all_of(shuffled) == all_of(parts)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (any_of([DIRECT, MANAGER]), MANAGER),
        (all_of([DIRECT, MANAGER]), DIRECT),
        (any_of([When(Within((1,))), When(Within((0,)))]), When(Within((0, 1)))),
        (any_of([SELF, all_of([SELF, RELEASED])]), SELF),
        (any_of([SELF, negated(SELF)]), ALWAYS),
        (all_of([SELF, negated(SELF)]), NEVER),
        (any_of([SELF, all_of([RELEASED, negated(SELF)])]), any_of([SELF, RELEASED])),
        (any_of([]), NEVER),
        (all_of([]), ALWAYS),
        (negated(negated(SELF)), SELF),
        (any_of([negated(DIRECT), negated(MANAGER)]), negated(DIRECT)),
        (all_of([negated(DIRECT), negated(MANAGER)]), negated(MANAGER)),
    ],
)
def test_what_is_idle_is_left_out(made: Decision, expected: Decision) -> None:
    """The simplest condition of the same meaning is kept."""
    assert made == expected


def _parts(condition: Condition) -> list[Condition]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return [condition, *(one for part in parts for one in _parts(part))]
        case Not(inner):
            return [condition, *_parts(inner)]
        case _:
            return [condition]


# --- rules ----------------------------------------------------------------------------------


def test_a_viewer_without_rights_sees_the_directory_of_current_staff_alone() -> None:
    """No scope, no employee, no grant: only what everyone signed in may see."""
    nobody = viewer(scopes=frozenset(), employee=None)
    assert rows(EMPLOYEE, nobody) == When(InState("current"))
    opened = {
        one.cls.name for one in EMPLOYEE.fields.values() if read(EMPLOYEE, one, nobody) != NEVER
    }
    assert opened == {"DIRECTORY"}
    assert all(write(EMPLOYEE, one, nobody) == NEVER for one in EMPLOYEE.fields.values())


def test_hr_cannot_change_their_own_record_even_with_a_token_that_hides_who_they_are() -> None:
    """The exclusion of oneself does not depend on the scope `employee`."""
    for scopes in (frozenset({"hr"}), frozenset({"hr", "employee"})):
        hr = viewer(grant(*HR_CLASSES), scopes=scopes)
        assert write(EMPLOYEE, EMPLOYEE["legal_name"], hr) == negated(SELF)
    assert write(EMPLOYEE, EMPLOYEE["private_phone"], viewer(grant(*HR_CLASSES))) == ALWAYS


def test_hr_without_an_employee_record_has_no_own_record() -> None:
    """There is no oneself to exclude."""
    assert write(EMPLOYEE, EMPLOYEE["legal_name"], viewer(grant("CORE"), employee=None)) == ALWAYS


def test_administrators_and_auditors_open_no_values() -> None:
    """Grants of those roles count for nothing here, whatever classes they name."""
    plain = viewer()
    for role in ("admin", "auditor"):
        powerful = viewer(grant(*HR_CLASSES, role=role))
        assert scope_signature(powerful) == scope_signature(plain)
        assert read(EMPLOYEE, EMPLOYEE["birth_date"], powerful) == SELF


def test_a_class_that_no_field_knows_opens_nothing() -> None:
    """Not even by the clause for any HR grant: such a grant holds no HR class."""
    strange = viewer(grant("AUDITOR", "NO_SUCH_CLASS"))
    assert scope_signature(strange) == scope_signature(viewer())
    assert rows(EMPLOYEE, strange) == rows(EMPLOYEE, viewer())


def test_company_rows_are_read_under_any_extent_and_changed_only_for_all() -> None:
    """A grant for a subtree reads a future department and cannot rename one."""
    department = MODEL["Department"]
    part = viewer(grant("CORE", extent=Subtrees(("d1",))))
    assert rows(department, part) == ALWAYS
    assert write(department, department["name"], part) == NEVER
    assert write(department, department["name"], viewer(grant("CORE"))) == ALWAYS


def test_a_row_is_changed_only_where_every_cell_may_be() -> None:
    """The conjunction of its cells; of no cell at all: never."""
    hr = viewer(grant("CORE", extent=Entities(("l1",))), grant("PERSONAL"))
    both = (EMPLOYEE["legal_name"], EMPLOYEE["birth_date"])
    assert write_row(EMPLOYEE, hr, both) == all_of([When(Within((0,))), negated(SELF)])
    assert write_row(EMPLOYEE, hr, (*both, EMPLOYEE["ethnicity"])) == NEVER
    assert write_row(EMPLOYEE, hr, ()) == NEVER


def test_current_projections_are_changed_by_nobody() -> None:
    """What the hub keeps itself is not for editing."""
    assert write(EMPLOYEE, EMPLOYEE["department"], viewer(grant(*HR_CLASSES))) == NEVER


def test_whose_a_row_is_may_be_read_by_whoever_knows_of_it() -> None:
    """The lists of a person say it in any case: a link that is shut beside them would be a door."""
    narrower = [
        (spec.name, way)
        for spec in MODEL
        if spec.subject not in {None, "self"}
        for way in spec.rows
        if not {way, replace(way, state=None)} & set(spec[spec.subject].read)
    ]
    assert narrower == []


def test_a_field_without_a_mask_has_no_masked_form() -> None:
    """The class's masked audience opens only fields whose kind can be masked."""
    assert masked(EMPLOYEE, EMPLOYEE["id_document_type"], viewer()) == NEVER
    assert masked(EMPLOYEE, EMPLOYEE["national_id"], viewer()) == SELF
    assert read(EMPLOYEE, EMPLOYEE["national_id"], viewer()) == NEVER


# --- grants, scopes, shapes -----------------------------------------------------------------


def test_a_grant_counts_on_its_days_and_for_tokens_of_its_role() -> None:
    """Both ends of the period are inclusive."""
    one = replace(grant("CORE"), valid_from=date(2026, 11, 1), valid_to=date(2026, 11, 23))
    hr = frozenset({"hr"})
    assert usable([one], hr, date(2026, 10, 31)) == ()
    assert usable([one], hr, date(2026, 11, 1)) == (one,)
    assert usable([one], hr, date(2026, 11, 23)) == (one,)
    assert usable([one], hr, date(2026, 11, 24)) == ()
    assert usable([one], frozenset({"employee", "manager", "payroll"}), DAY) == ()


def test_profiles_stand_for_scopes() -> None:
    """A profile other than employee is also employee and manager."""
    assert scopes_for("employee") == {"employee"}
    assert scopes_for("manager") == {"employee", "manager"}
    assert scopes_for("hrbp") == {"employee", "manager", "hrbp"}
    with pytest.raises(Refused) as refused:
        scopes_for("root")
    assert refused.value.code == "SCOPE_UNKNOWN"


def test_extents_are_merged_numbered_and_stripped_of_what_is_open_anyway() -> None:
    """One number a class set and kind; ids come together; a class open everywhere drops out."""
    hr = viewer(
        grant("CORE", "PAY", extent=Subtrees(("d2",))),
        grant("CORE", "PAY", extent=Subtrees(("d1",))),
        grant("CORE", "PAY", extent=Entities(("l1",))),
        grant("PAY"),
        grant("TIME", extent=Entities(())),
    )
    assert extents(hr) == (Entities(("l1",)), Subtrees(("d1", "d2")))
    assert rows(EMPLOYEE, hr) == ALWAYS
    assert read(EMPLOYEE, EMPLOYEE["grade"], hr) == any_of([SELF, MANAGER, When(Within((0, 1)))])
    assert read(MODEL["AttendanceDay"], MODEL["AttendanceDay"]["shift"], hr) == any_of(
        [SELF, MANAGER]
    )


EXTENTS = st.one_of(
    st.just(Everywhere()),
    st.lists(st.sampled_from(["l1", "l2"]), max_size=2).map(lambda ids: Entities(tuple(ids))),
    st.lists(st.sampled_from(["d1", "d2"]), max_size=2).map(lambda ids: Subtrees(tuple(ids))),
)
GRANTS = st.builds(
    Grant,
    id=st.sampled_from(["g1", "g2"]),
    role=st.sampled_from(["hr", "admin"]),
    classes=st.frozensets(st.sampled_from(["CORE", "PAY", "TIME", "AUDITOR"]), max_size=2),
    extent=EXTENTS,
    valid_from=st.just(DAY),
)
VIEWERS = st.builds(
    Viewer,
    subject=st.sampled_from(["a", "b"]),
    employee_id=st.sampled_from([None, "e1", "e2"]),
    scopes=st.frozensets(st.sampled_from(["employee", "manager", "hr"])),
    grants=st.lists(GRANTS, max_size=3).map(tuple),
    version=st.integers(1, 9),
)


def _all_decisions(who: Viewer) -> list[Decision]:
    return [
        decide(spec, one, who)
        for spec in MODEL
        for one in spec.fields.values()
        for decide in (read, masked, write)
    ] + [rows(spec, who) for spec in MODEL]


_BY_SIGNATURE: dict[object, list[Decision]] = {}


@settings(deadline=None)
@given(VIEWERS)
def test_viewers_of_one_signature_have_the_same_decisions(who: Viewer) -> None:
    """So a plan made for one serves all of them, with other parameters."""
    decisions = _all_decisions(who)
    assert _BY_SIGNATURE.setdefault(scope_signature(who), decisions) == decisions


@settings(deadline=None)
@given(VIEWERS)
def test_signatures_hold_no_value_and_numbers_stay_within_the_extents(who: Viewer) -> None:
    """Neither people nor units stand in a plan's key; every number can be bound."""
    text = repr(scope_signature(who))
    assert not any(f"'{name}'" in text for name in ("a", "b", "e1", "e2", "l1", "l2", "d1", "d2"))
    numbers = {
        number
        for decision in _all_decisions(who)
        if isinstance(decision, When)
        for part in _parts(decision.condition)
        if isinstance(part, Within)
        for number in part.extents
    }
    assert numbers <= set(range(len(extents(who))))
