"""`hub identity …`: rows that may be one person, and the decisions about them."""

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from hub.cli.acting import act, viewer_as
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.flows.identity import Looked, Merged, Unmerged
    from hub.flows.identity_words import Told
    from hub.store.identity import FoundPair, Merge

_As = Annotated[str | None, Parameter(name="--as")]
_LOCKED = "•••"


def find(*, merge_certain: bool = False) -> None:
    """Compare all people, and keep the pairs that may be one person.

    Parameters
    ----------
    merge_certain
        Make one of every pair that strong keys make certain, into the older row.
    """

    async def work(hub: "Hub") -> "Looked":
        from hub.flows.identity import look

        return await look(hub, actor=hub.settings.operator, merge_certain=merge_certain)

    found = act(work)
    say(
        f"{found.people} people, {found.compared} pairs compared: {found.certain} are certain, "
        f"{found.review} are to be looked at."
    )
    if found.left_out:
        say(f"{found.left_out} groups were too large to tell anything.")
    if merge_certain:
        say(f"{found.merged} pairs were made one.")
    if found.refused:
        say(f"{found.refused} could not be: `hub identity merge` says why.")


def listing(
    *,
    state: str = "open",
    grade: str | None = None,
    as_: _As = None,
    scope: str = "hr",
    most: int = 50,
    json: bool = False,
) -> None:
    """List pairs of rows that may be one person, the best first. The look is audited.

    Parameters
    ----------
    state
        open, merged, apart or gone.
    grade
        certain or review; both without it.
    as_
        Number of the employee who looks: evidence is named as far as their grants go.
    scope
        Scope of the token that they would have.
    most
        So many at most.
    json
        Print it as JSON.
    """

    async def work(hub: "Hub") -> "list[tuple[FoundPair, list[Told]]]":
        from hub.flows.identity_words import told
        from hub.flows.lens import OPERATOR, Lens
        from hub.store.acts import note
        from hub.store.identity import pairs

        lens = OPERATOR if as_ is None else Lens.of(await viewer_as(hub, as_, scope))
        found = await pairs(hub.database, state=state, grade=grade, limit=most)
        detail = {"as": as_, "pairs": [[one.first, one.second] for one in found]}
        operator, count = hub.settings.operator, len(found)
        await note(
            hub.database.writer, operator, "identity.read", "identity", rows=count, detail=detail
        )
        return [(one, told(hub.model, lens, one.evidence, "en")) for one in found]

    found = act(work)
    if json:
        say_json([_told(*one) for one in found])
    elif found:
        head = ("grade", "one", "other", "evidence", "assignee")
        say(*table(head, [_line(*one) for one in found]))
    else:
        say("No pair is in this state.")


def merge(survivor: str, merged: str, /, *, reason: str) -> None:
    """Let two rows be one person.

    Parameters
    ----------
    survivor
        Id of the row that stays.
    merged
        Id of the row whose records go over.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> "Merged":
        from hub.flows.identity import merge as join

        return await join(hub, survivor, merged, actor=hub.settings.operator, reason=reason)

    made = act(work)
    say(f"{made.rows} records and rows went over.", f"To take it back: hub identity undo {made.id}")


def undo(merge: str, /, *, reason: str) -> None:
    """Take a merge back; the two are remembered to be two people.

    Parameters
    ----------
    merge
        Its id, as `hub identity merges` shows it.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> "Unmerged":
        from hub.flows.identity import unmerge

        return await unmerge(hub, merge, actor=hub.settings.operator, reason=reason)

    made = act(work)
    say(f"{made.rows} records and rows went back.")
    if made.joined_since:
        say(f"{made.joined_since} records that came meanwhile stay with {made.survivor}: look.")


def apart(one: str, other: str, /, *, reason: str) -> None:
    """Remember that two rows are two people.

    Parameters
    ----------
    one
        Id of a row.
    other
        Id of the other.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> int:
        from hub.flows.identity import two_people

        actor = hub.settings.operator
        return await two_people(hub, [(one, other)], actor=actor, reason=reason)

    act(work)
    say("It is remembered; they are not offered again.")


def merges(*, everything: bool = False, most: int = 50) -> None:
    """List merges, the latest first.

    Parameters
    ----------
    everything
        Also those that were taken back.
    most
        So many at most.
    """

    async def work(hub: "Hub") -> "list[Merge]":
        from hub.store.identity import merges as made

        return await made(hub.database, standing_only=not everything, limit=most)

    found = act(work)
    if not found:
        say("No rows were made one.")
        return
    head = ("id", "survivor", "merged", "rows", "by", "when", "reason", "state")
    rows = [
        (one.id, one.survivor, one.merged, one.moved.rows, one.by, f"{one.at:%Y-%m-%d}",
         one.reason, "taken back" if one.undone_at else "stands")
        for one in found
    ]  # fmt: skip
    say(*table(head, rows))


def _line(one: "FoundPair", evidence: "list[Told]") -> tuple[Any, ...]:
    pieces = [f"{each.field} {_LOCKED}" if each.code is None else each.text for each in evidence]
    told = ", ".join(str(piece) for piece in pieces)
    return one.grade, one.first, one.second, told, one.assignee or "-"


def _told(one: "FoundPair", evidence: "list[Told]") -> dict[str, Any]:
    opened = all(each.code for each in evidence)
    return {
        "one": one.first,
        "other": one.second,
        "grade": one.grade,
        "state": one.state,
        "score": one.score if opened else None,
        "evidence": [vars(each) for each in evidence],
        "assignee": one.assignee,
        "comment": one.comment,
    }
