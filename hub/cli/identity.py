"""`hub identity …`: rows that may be one person, and the decisions about them."""

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from hub.cli.acting import act, viewer_as
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.flows.identity import Looked, Merged, Unmerged
    from hub.flows.identity_accounts import Joined, LookedAtAccounts, TakenOut
    from hub.flows.identity_given import Given
    from hub.flows.identity_words import Told
    from hub.store.identity import FoundPair, Merge

_As = Annotated[str | None, Parameter(name="--as")]
_LOCKED = "•••"


def find(*, merge_certain: bool = False) -> None:
    """Compare all people, and accounts that wait with them; keep what may be one person.

    Parameters
    ----------
    merge_certain
        Make one of every pair that strong keys make certain, into the older row; join accounts.
    """

    async def work(hub: "Hub") -> "tuple[Looked, LookedAtAccounts]":
        from hub.flows.identity import look
        from hub.flows.identity_accounts import look_at_accounts

        actor = hub.settings.operator
        rows = await look(hub, actor=actor, merge_certain=merge_certain)
        return rows, await look_at_accounts(hub, actor=actor, join_certain=merge_certain)

    found, waiting = act(work)
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
    if waiting.accounts:
        say(
            f"{waiting.accounts} accounts wait: {waiting.certain} are somebody's for certain, "
            f"{waiting.review} matches are to be looked at."
        )
    if waiting.joined:
        say(f"{waiting.joined} accounts were joined.")


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


def accounts(
    *,
    of: str | None = None,
    state: str = "open",
    as_: _As = None,
    scope: str = "hr",
    most: int = 50,
    json: bool = False,
) -> None:
    """List accounts of systems that wait, and whose they may be; or those of an employee.

    Parameters
    ----------
    of
        Id of an employee: the accounts at their row, as `hub identity take-out` names them.
    state
        open, joined, apart or gone.
    as_
        Number of the employee who looks: evidence is named as far as their grants go.
    scope
        Scope of the token that they would have.
    most
        So many at most.
    json
        Print it as JSON.
    """

    async def work(hub: "Hub") -> "list[dict[str, Any]]":
        from hub.flows.identity_accounts import listed, listed_of
        from hub.flows.lens import OPERATOR, Lens

        lens = OPERATOR if as_ is None else Lens.of(await viewer_as(hub, as_, scope))
        actor = hub.settings.operator
        if of is not None:
            return [one.plain() for one in await listed_of(hub, lens, of, actor=actor)]
        found = await listed(hub, lens, state=state, limit=most, language="en", actor=actor)
        return [one.plain() for one in found]

    found = act(work)
    if json:
        say_json(found)
    elif not found:
        say("No account is in this state." if of is None else "No account is at this row.")
    elif of is None:
        head = ("match", "grade", "system", "account", "employee", "evidence")
        say(*table(head, [
            (one["match"], one["grade"], one["system"], one["account"], one["employee"],
             ", ".join(each["text"] or f"{each['field']} {_LOCKED}" for each in one["evidence"]))
            for one in found
        ]))  # fmt: skip
    else:
        say(
            *table(
                ("account", "system", "key"),
                [(one["id"], one["system"], one["account"]) for one in found],
            )
        )


def join(match: str, /, *, reason: str) -> None:
    """Let an account be an employee's; it also takes `take-out` and `not-theirs` back.

    Parameters
    ----------
    match
        Its id, as `hub identity accounts` shows it.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> "Joined":
        from hub.flows.identity_accounts import join as joined

        return await joined(hub, match, actor=hub.settings.operator, reason=reason)

    made = act(work)
    say(f"The account is that of {made.employee} now.")
    if not made.landed:
        say("Its record waits for something else.")


def give(record: str, employee: str, /, *, reason: str) -> None:
    """Say whose the account of a record is that waits, where nothing speaks for anybody.

    Parameters
    ----------
    record
        Its id, as `hub record list` prints it.
    employee
        Id of the employee whose it is.
    reason
        Why; kept in the trail.
    """

    async def work(hub: "Hub") -> "Given":
        from hub.flows.identity_given import give as given

        return await given(hub, record, employee, actor=hub.settings.operator, reason=reason)

    made = act(work)
    say(f"The account is that of {made.employee} ({made.match}).")
    if not made.landed:
        say("Its record waits for something else still: `hub record list`.")


def not_theirs(match: str, /, *, reason: str) -> None:
    """Remember that an account never is that employee's; taken out of the row if it is there.

    Parameters
    ----------
    match
        Its id, as `hub identity accounts` shows it.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> "TakenOut":
        from hub.flows.identity_accounts import keep_apart

        return await keep_apart(hub, match, actor=hub.settings.operator, reason=reason)

    _say_out(act(work))


def take_out(employee: str, account: str, /, *, reason: str) -> None:
    """Take an account out of the row of an employee: what it says leaves the row.

    Parameters
    ----------
    employee
        Id of the employee.
    account
        Its id, as `hub identity accounts --of EMPLOYEE` shows it.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> "TakenOut":
        from hub.flows.identity_accounts import take_out as taken

        return await taken(hub, employee, account, actor=hub.settings.operator, reason=reason)

    _say_out(act(work))


def _say_out(made: "TakenOut") -> None:
    say(f"{made.records} records left the row.", f"To take it back: hub identity join {made.id}")
