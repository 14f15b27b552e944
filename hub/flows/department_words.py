"""Names of departments that wait: what each may mean, with the people that both sides share.

A system's name of a department waits in the posts of people whom the hub knows, mostly from
another system that has them in departments of ours. Who is in both is the strongest evidence that
there is, and still no decision: it orders what a person chooses from.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hub.flows.department_aliases import links_to_departments
from hub.flows.hub import Hub
from hub.mappings.words.department_match import DepartmentMatcher
from hub.mappings.words.match import units
from hub.mappings.words.result import Match, Suggestion
from hub.store.connections import get_connection
from hub.store.departments import department_rows, members_now
from hub.store.reorganisation import waiting_links


@dataclass(frozen=True)
class DepartmentWord:
    """A name that a system has for a department, which none of ours has."""

    connection: str
    value: str
    cells: int
    people: int
    """People, or accounts not matched yet, whom the cells are about."""
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Naming:
    """Our departments with who is in them, and the names that wait with whom they are about."""

    matcher: DepartmentMatcher
    known: frozenset[str]
    """Everybody who is in a department of ours."""
    waiting: Mapping[tuple[str, str], Sequence[str]]
    """(connection, name) → whom its cells are about, one a cell."""

    @cached_property
    def members(self) -> Mapping[str, frozenset[str]]:
        """Name that some system has → who is in it, of those who are in a department of ours."""
        found: dict[str, frozenset[str]] = defaultdict(frozenset)
        for (_, name), about in self.waiting.items():
            found[name] |= self.known.intersection(about)
        return dict(found)

    def match(self, raw: str, *, suggest: bool = True) -> Match:
        """The department that a name means, with the people of both sides as evidence."""
        members = self.members.get(raw.strip(), frozenset())
        return self.matcher.match(raw, members, suggest=suggest)


async def naming(hub: Hub, connection: str | None = None) -> Naming:
    """Departments and names that wait, of one connection or all.

    Raises Refused CONNECTION_UNKNOWN.
    """
    if connection is not None:
        await get_connection(hub.database, connection)
    waiting: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in await waiting_links(hub.database, hub.sealer, links_to_departments(hub)):
        if connection in {None, one.connection} and one.value:
            waiting[one.connection, one.value].append(one.subject)
    members = await members_now(hub.database)
    rows = await department_rows(hub.database, hub.today())
    return Naming(
        DepartmentMatcher(
            [replace(one, members=members.get(one.code, frozenset())) for one in units(rows)]
        ),
        frozenset[str]().union(*members.values()),
        waiting,
    )


async def department_words(
    hub: Hub, connection: str | None = None, *, exact: bool
) -> list[DepartmentWord]:
    """Names that wait, those of most cells first; raises Refused CONNECTION_UNKNOWN.

    `exact`: whoever asks may see who is in which department, so that small numbers tell nothing.
    """
    known = await naming(hub, connection)
    found = [
        DepartmentWord(
            system,
            value,
            len(subjects),
            len(set(subjects)),
            _offered(known.matcher, value, known.known.intersection(subjects), exact=exact),
        )
        for (system, value), subjects in known.waiting.items()
    ]
    return sorted(found, key=lambda one: (-one.cells, one.connection, one.value))


def _offered(
    matcher: DepartmentMatcher, value: str, members: frozenset[str], *, exact: bool
) -> tuple[Suggestion, ...]:
    """Departments that the name may mean; one that is certain by its name is the first of them."""
    found = matcher.match(value, members, exact=exact)
    if found.term is None:
        return found.suggestions
    return (Suggestion(found.term, 1.0, "known by now"), *found.suggestions)
