"""Looking as another: for every table, viewer and standing it opens exactly what both may read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hub.auth import policy
from hub.auth.decision import Standing, holds
from hub.auth.viewer import Entities, Everywhere, Extent, Grant, Subtrees, Viewer
from hub.schema.audience import HR_CLASSES, Relation
from hub.schema.shipped import shipped

MODEL = shipped()
CELLS = [(spec, one) for spec in MODEL for one in spec.fields.values()]
STATES = sorted({name for spec in MODEL for name in spec.states})
_EXTENTS: st.SearchStrategy[Extent] = st.sampled_from(
    [Everywhere(), Entities(("a",)), Subtrees(("b",)), Subtrees(("c", "d"))]
)


@st.composite
def viewers(draw: st.DrawFn) -> Viewer:
    grants = draw(
        st.lists(
            st.tuples(st.frozensets(st.sampled_from(HR_CLASSES), max_size=4), _EXTENTS), max_size=3
        )
    )
    held = tuple(
        Grant(str(place), "hr", classes, extent, date(2020, 1, 1))
        for place, (classes, extent) in enumerate(grants)
    )
    scopes = draw(st.frozensets(st.sampled_from(["employee", "manager", "hr"])))
    employee = draw(st.sampled_from([None, "e"]))
    return Viewer("s", employee, scopes, held, 0, stepped_up=draw(st.booleans()))


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    relations = draw(st.frozensets(st.sampled_from(list(Relation)))) | {Relation.EVERYONE}
    if Relation.DIRECT_MANAGER in relations:
        relations |= {Relation.MANAGER}
    return Standing(frozenset(relations), draw(st.frozensets(st.integers(0, 3))))


def _both(own: Standing, other: Standing, states: frozenset[str]) -> Iterator[Standing]:
    theirs = replace(other, states=states)
    yield replace(own, states=states)
    yield theirs
    yield replace(own, states=states, seen=theirs)


@given(
    viewers(),
    viewers(),
    standings(),
    standings(),
    st.frozensets(st.sampled_from(STATES)),
    st.data(),
)
def test_it_opens_what_both_may_read_and_nothing_may_be_changed(
    own: Viewer,
    other: Viewer,
    mine: Standing,
    theirs: Standing,
    states: frozenset[str],
    data: st.DataObject,
) -> None:
    """Rows, cells and masked forms; two that differ in the other have plans of their own."""
    spec, field = data.draw(st.sampled_from(CELLS))
    looking = replace(own, shown=other)
    for_own, for_other, for_both = _both(mine, theirs, states)
    for ask in (policy.read, policy.masked):
        both = holds(ask(spec, field, looking), for_both)
        alone = holds(ask(spec, field, own), for_own), holds(ask(spec, field, other), for_other)
        assert both == all(alone)
    rows = [holds(policy.rows(spec, one), at) for one, at in ((own, for_own), (other, for_other))]
    assert holds(policy.rows(spec, looking), for_both) == all(rows)
    assert policy.write(spec, field, looking) == policy.NEVER
    same = policy.scope_signature(own) == policy.scope_signature(other)
    assert (policy.scope_signature(looking) == policy.scope_signature(own)) is False
    assert (
        policy.scope_signature(looking) == policy.scope_signature(replace(own, shown=own))
    ) == same
