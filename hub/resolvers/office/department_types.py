"""Types of the office fields about departments: changes, their effect, aliases, the tree."""

from enum import Enum
from typing import Any

import strawberry

from hub.flows.department_words import DepartmentWord as Waiting
from hub.mappings.words.department_match import FEW
from hub.mappings.words.evidence import told
from hub.resolvers.office.queue import WordSuggestion
from hub.resolvers.types_scalars import DateText, DateTimeText


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


def _may(doc: str) -> Any:
    return strawberry.field(description=doc, default=None)


@strawberry.enum(description="What becomes of a department.")
class DepartmentChangeKind(Enum):
    """The kinds."""

    RENAME = strawberry.enum_value("rename", description="Another name or code.")
    MOVE = strawberry.enum_value("move", description="Another place in the tree.")
    MERGE = strawberry.enum_value("merge", description="It ends; another one has its place.")
    SPLIT = strawberry.enum_value(
        "split", description="It ends; its people go to several, the rest to `into`."
    )
    RETIRE = strawberry.enum_value("retire", description="It ends, and nothing goes on in it.")


@strawberry.input(description="People of a department that is split who go to one department.")
class DepartmentPart:
    """A part."""

    department: strawberry.ID = _told("Where they go.")
    employees: list[strawberry.ID] = _told("Who goes.")


@strawberry.input(description="What is wanted of a department, from a day on.")
class DepartmentChangeInput:
    """A change."""

    kind: DepartmentChangeKind = _told("What becomes of it.")
    department: strawberry.ID = _told("Of which department.")
    day: DateText | None = _may("First day on which it holds; absent: today.")
    name: str | None = _may("Of RENAME: the new name.")
    code: str | None = _may("Of RENAME: the new code.")
    parent: strawberry.ID | None = _may("Of MOVE: the unit above; null: the top.")
    into: strawberry.ID | None = _may("Of MERGE and SPLIT: who has its place.")
    parts: list[DepartmentPart] | None = _may("Of SPLIT: who goes elsewhere.")


@strawberry.input(description="Change a department, now or on a day to come.")
class ChangeDepartmentInput:
    """A change, and why."""

    change: DepartmentChangeInput = _told("What is wanted.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="It is done, or planned for its day.")
class ChangeDepartmentSuccess:
    """What became of it."""

    id: strawberry.ID = _told("Of the change.")
    state: str = _told("done or planned.")
    filled: int = _told("Cells that waited for a name and do so no longer.")


@strawberry.type(description="A stream whose records still name the department.")
class DepartmentSender:
    """A sender."""

    connection: str = _told("Name of the connection.")
    stream: str = _told("Name of the stream.")
    posts: int = _told("Posts that it says to be there.")


@strawberry.type(description="A stream's mapping that names the department itself.")
class DepartmentMention:
    """A mention."""

    connection: str = _told("Name of the connection.")
    stream: str = _told("Name of the stream.")


@strawberry.type(description="What a change would come to; nothing of it has happened.")
class DepartmentChangeEffect:
    """An effect."""

    people: int = _told("People of today's staff who are in the department.")
    moved: int = _told("Of these, who would be in another one.")
    posts: int = _told("Posts in it that go on on that day.")
    units: int = _told("Departments right below it.")
    positions: int = _told("Established posts of it.")
    grants: int = _told("Grants whose extent names it.")
    waiting: int = _told("Cells that wait with a name that would be known.")
    aliases: list[str] = _told("Names that would stay known as its aliases.")
    senders: list[DepartmentSender] = _told("Who still sends it; they land on the successor.")
    mappings: list[DepartmentMention] = _told("Mappings that name it by code or name.")


@strawberry.type(description="A change of a department: done, planned, withdrawn or failed.")
class DepartmentChange:
    """A change as it is kept."""

    id: strawberry.ID = _told("Its id.")
    department: strawberry.ID = _told("Of which department.")
    kind: DepartmentChangeKind = _told("What becomes of it.")
    day: DateText = _told("First day on which it holds.")
    name: str | None = _told("The new name.")
    code: str | None = _told("The new code.")
    parent: strawberry.ID | None = _told("The unit above.")
    into: strawberry.ID | None = _told("Who has its place.")
    people: int = _told("People of a split who go elsewhere than the rest.")
    state: str = _told("planned, done, withdrawn, or failed: it did not fit any more on its day.")
    error: str | None = _told("Why it failed: a code.")
    author: str = _told("Who wanted it.")
    reason: str = _told("Why.")
    planned_at: DateTimeText = _told("When it was asked for.")
    done_at: DateTimeText | None = _told("When it was settled.")


@strawberry.input(description="Take back a change whose day has not come.")
class WithdrawDepartmentChangeInput:
    """Which."""

    id: strawberry.ID = _told("Of the change.")


@strawberry.type(description="It is withdrawn.")
class WithdrawDepartmentChangeSuccess:
    """Which."""

    id: strawberry.ID = _told("Of the change.")


@strawberry.type(description="A name or code under which a department is found beside its own.")
class DepartmentAlias:
    """An alias."""

    id: strawberry.ID = _told("Its id.")
    department: strawberry.ID = _told("What it means.")
    value: str = _told("As systems send it.")
    connection: str | None = _told("The connection that means it so; null: all do.")
    author: str = _told("Who said so.")
    reason: str = _told("Why.")
    at: DateTimeText = _told("When.")


@strawberry.input(description="Let a value mean a department; cells that wait with it are filled.")
class AddDepartmentAliasInput:
    """An alias."""

    department: strawberry.ID = _told("What it means.")
    value: str = _told("As systems send it.")
    connection: str | None = _may("Only in this connection.")
    reason: str = _told("Why; kept in the trail.")


@strawberry.type(description="It is known.")
class AddDepartmentAliasSuccess:
    """What it came to."""

    filled: int = _told("Cells that waited with it and do so no longer.")


@strawberry.input(description="Forget an alias; what has landed stays.")
class RemoveDepartmentAliasInput:
    """Which."""

    id: strawberry.ID = _told("Of the alias.")


@strawberry.type(description="It is forgotten.")
class RemoveDepartmentAliasSuccess:
    """Which."""

    value: str = _told("What it was.")


@strawberry.type(description="A department as it is on a day.")
class DepartmentOnDay:
    """A department."""

    id: strawberry.ID = _told("Of the department.")
    code: str = _told("Its code then.")
    name: str | None = _told("Its name then.")
    parent: strawberry.ID | None = _told("The unit above it then.")
    merged_into: strawberry.ID | None = _told("Who has its place once it has ended.")
    first_day: DateText | None = _told("Since when it is there.")
    last_day: DateText | None = _told("Until when, inclusive.")


@strawberry.type(description="A name that a system has for a department, and none of ours has.")
class DepartmentWord:
    """A name that waits."""

    connection: str = _told("Name of the connection.")
    value: str = _told("The name.")
    cells: int | None = _told("Cells that wait with it; null where `people` is.")
    people: int | None = _told(
        "People, or accounts not matched yet, whom they are about; null where they are fewer than "
        "five and you may not see everybody's department."
    )
    suggestions: list[WordSuggestion] = _told(
        "Five at most, the best first: by the name, and by the people that both have in them."
    )

    @classmethod
    def of(cls, one: Waiting, language: str, *, exact: bool) -> "DepartmentWord":
        """As the graph shows it."""
        shown = exact or one.people >= FEW
        return cls(
            connection=one.connection,
            value=one.value,
            cells=one.cells if shown else None,
            people=one.people if shown else None,
            suggestions=[
                WordSuggestion(
                    term=each.term, score=each.score, evidence=told(each.evidence, language)
                )
                for each in one.suggestions
            ],
        )
