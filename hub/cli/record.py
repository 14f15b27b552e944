"""`hub record …`: records that could not land, and the decisions about them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from hub.cli.acting import act, viewer_as
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.flows.held import HeldCell, Tried
    from hub.flows.hub import Hub
    from hub.flows.lens import Lens
    from hub.flows.quarantine_back import Account
    from hub.store.held import HeldRecord, Reason, Stands

_As = Annotated[str | None, Parameter(name="--as")]
_HIDDEN = "•••"


def listing(
    connection: str | None = None,
    /,
    *,
    stream: str | None = None,
    code: str | None = None,
    state: str = "open",
    assignee: str | None = None,
    most: int = 50,
    json: bool = False,
) -> None:
    """List records that could not land, those that came first at first, and how many by reason.

    Parameters
    ----------
    connection
        Only of this connection.
    stream
        Only of this stream of it.
    code
        Only for this reason.
    state
        open or dismissed.
    assignee
        Only those that they see to.
    most
        So many at most.
    json
        Print it as JSON.
    """

    async def work(hub: "Hub") -> "tuple[list[HeldRecord], list[Reason]]":
        from hub.store.acts import note
        from hub.store.connections import get_connection
        from hub.store.held import Wanted, held_records, reasons

        if connection is not None:
            await get_connection(hub.database, connection)
        wanted = Wanted(connection, stream, code, state, assignee)
        found = await held_records(hub.database, hub.sealer, wanted, after=None, limit=most)
        operator, detail = hub.settings.operator, {"connection": connection}
        await note(
            hub.database.writer, operator, "record.read", "record", rows=len(found), detail=detail
        )
        return found, await reasons(hub.database, connection)

    found, why = act(work)
    if json:
        say_json({"reasons": [vars(one) for one in why], "records": [_told(one) for one in found]})
        return
    if why:
        head = ("connection/stream", "kind", "reason", "open", "dismissed", "assigned", "since")
        say(*table(head, [_counted(one) for one in why]))
    if found:
        names = ("id", "connection/stream", "reason", "what it means", "since", "assignee")
        say("", *table(names, [_line(one) for one in found]))
    else:
        say("No record is in this state.")


def show(record: str, /, *, as_: _As = None, scope: str = "hr", json: bool = False) -> None:
    """Show the values of a record that could not land. The look is audited.

    Parameters
    ----------
    record
        Its id, as `hub record list` shows it.
    as_
        Number of the employee who looks: values are shown as far as their grants go.
    scope
        Scope of the token that they would have.
    json
        Print it as JSON.
    """

    async def work(hub: "Hub") -> "tuple[HeldRecord, list[HeldCell]]":
        from hub.flows.held import Paths, cells, chosen
        from hub.store.acts import note

        [found] = await chosen(hub, [record])
        lens = await _lens(hub, as_, scope)
        detail = {"as": as_, "records": [found.id]}
        await note(
            hub.database.writer, hub.settings.operator, "record.read", "record", detail=detail
        )
        return found, await cells(hub, Paths(hub), lens, found)

    found, cells = act(work)
    if json:
        say_json({**_told(found), "cells": [vars(one) for one in cells]})
        return
    say(f"{found.connection}/{found.stream}: {found.code}", f"  {found.message}", "")
    rows = [
        (
            one.path,
            _HIDDEN if one.locked else "" if one.value is None else one.value,
            "corrected" if one.corrected else "",
            ", ".join(one.fields),
        )
        for one in cells
    ]
    say(*table(("path", "value", "", "fills"), rows))


def correct(
    record: str,
    /,
    *,
    put: Annotated[tuple[str, ...], Parameter(name="--set")],
    reason: str,
    as_: _As = None,
    scope: str = "hr",
) -> None:
    """Put other values into a record's place, and try it again.

    Parameters
    ----------
    record
        Its id.
    put
        `PATH=VALUE`; may be given several times. `PATH=` alone: nothing stands there.
    reason
        Why; it stands in the audit.
    as_
        Number of the employee who corrects: only who may read a value of everybody corrects it.
    scope
        Scope of the token that they would have.
    """
    from hub.errors import Refused

    if not all("=" in one for one in put):
        raise Refused("CORRECTION_INVALID", "A correction is `PATH=VALUE`.")
    values = {path: text or None for path, _, text in (one.partition("=") for one in put)}

    async def work(hub: "Hub") -> "Stands | None":
        from hub.flows.held import correct as put_right

        lens = await _lens(hub, as_, scope)
        operator = hub.settings.operator
        return await put_right(hub, record, values, lens, actor=operator, reason=reason)

    now = act(work)
    if now is None:
        say("The record is gone meanwhile.")
    elif now.code is None:
        say("It has landed." if now.state == "landed" else "It has landed; a cell waits.")
    else:
        say(f"It could not land even so: {now.code}.", f"  {now.message}")


def retry(*records: str, connection: str | None = None, stream: str | None = None) -> None:
    """Try records again as they are.

    Parameters
    ----------
    records
        Their ids.
    connection
        All open ones of this connection instead.
    stream
        Only of this stream of it.
    """
    from hub.errors import Refused

    if bool(records) == (connection is not None):
        raise Refused(
            "RECORDS_UNCLEAR",
            "It is not clear which records are meant.",
            hint="Give ids, or a connection.",
        )

    async def work(hub: "Hub") -> "Tried":
        from hub.flows import held

        operator = hub.settings.operator
        if connection is not None:
            return await held.retry_stream(hub, connection, stream, actor=operator)
        return await held.retry(hub, records, actor=operator)

    _say_tried(act(work))


def dismiss(*records: str, reason: str) -> None:
    """Decide that records are not ours; they are kept.

    Parameters
    ----------
    records
        Their ids.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> int:
        from hub.flows.held import dismiss as put_away

        return await put_away(hub, records, actor=hub.settings.operator, reason=reason)

    say(f"{act(work)} records are dismissed.")


def reopen(*records: str, reason: str) -> None:
    """Take a dismissal back, and try the records again.

    Parameters
    ----------
    records
        Their ids.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> "Tried":
        from hub.flows.held import reopen as take_back

        return await take_back(hub, records, actor=hub.settings.operator, reason=reason)

    _say_tried(act(work))


def annotate(*records: str, assign: str | None = None, comment: str | None = None) -> None:
    """Say who sees to records, comment on them; an empty text takes it away.

    Parameters
    ----------
    records
        Their ids.
    assign
        Who sees to them.
    comment
        What is to be known.
    """

    async def work(hub: "Hub") -> int:
        from hub.flows.held import annotate as put

        operator = hub.settings.operator
        return await put(hub, records, actor=operator, assignee=assign, comment=comment)

    say(f"Noted of {act(work)} records.")


def export(
    file: Path,
    /,
    *,
    as_: _As = None,
    scope: str = "hr",
    connection: str | None = None,
    language: str = "en",
) -> None:
    """Write all that waits in quarantine as a workbook, to be filled in. The export is audited.

    Parameters
    ----------
    file
        The workbook (.xlsx).
    as_
        Number of the employee who looks: values are shown as far as their grants go.
    scope
        Scope of the token that they would have.
    connection
        Only of this connection.
    language
        Of its columns: en or zh.
    """
    from hub.errors import Refused
    from hub.flows.quarantine_sheet import HEADS

    if language not in HEADS:
        raise Refused("NAME_UNKNOWN", "There is no such language.", hint="en or zh.")

    async def work(hub: "Hub") -> tuple[bytes, int]:
        from hub.resolvers.office.quarantine_book import book
        from hub.store.acts import note

        made, entries = await book(hub, await _lens(hub, as_, scope), connection, language)
        operator, detail = hub.settings.operator, {"as": as_, "connection": connection}
        await note(
            hub.database.writer,
            operator,
            "quarantine.read",
            "quarantine",
            rows=len(entries),
            detail=detail,
        )
        return made, len(entries)

    made, count = act(work)
    file.write_bytes(made)
    say(f"{count} entries stand in {file}; fill in `decision` and `correction`.")


def bring(file: Path, /, *, reason: str, as_: _As = None, scope: str = "hr") -> None:
    """Take a filled workbook of the quarantine: each line is taken, or refused and told why.

    Parameters
    ----------
    file
        The workbook (.xlsx).
    reason
        Why; it stands in the audit.
    as_
        Number of the employee who corrects: only who may read a value of everybody corrects it.
    scope
        Scope of the token that they would have.
    """

    async def work(hub: "Hub") -> "Account":
        from hub.flows.quarantine_back import take

        lens, operator = await _lens(hub, as_, scope), hub.settings.operator
        return await take(hub, file, lens, actor=operator, reason=reason)

    found = act(work)
    say(
        f"{found.taken} of {found.lines} lines are taken: {found.words} words are decided and fill "
        f"{found.cells} cells, {found.records} records are corrected, {found.dismissed} entries "
        "dismissed."
    )
    for title, some in (("Refused:", found.refused), ("Could not land:", found.still)):
        if some:
            rows = [(one.place.sheet, one.place.row, one.code, one.message) for one in some]
            say("", title, *table(("sheet", "row", "reason", "what it means"), rows))


async def _lens(hub: "Hub", number: str | None, scope: str) -> "Lens":
    from hub.flows.lens import OPERATOR, Lens

    return OPERATOR if number is None else Lens.of(await viewer_as(hub, number, scope))


def _counted(one: "Reason") -> tuple[Any, ...]:
    place = f"{one.connection}/{one.stream}"
    since = f"{one.first_seen:%Y-%m-%d}"
    return place, one.kind, one.code, one.open, one.dismissed, one.assigned, since


def _line(one: "HeldRecord") -> tuple[Any, ...]:
    return (
        one.id,
        f"{one.connection}/{one.stream}",
        one.code,
        one.message,
        f"{one.first_seen:%Y-%m-%d}",
        (one.decision.assignee if one.decision else None) or "-",
    )


def _told(one: "HeldRecord") -> dict[str, Any]:
    noted = one.decision
    return {
        "id": one.id,
        "connection": one.connection,
        "stream": one.stream,
        "kind": one.kind,
        "code": one.code,
        "message": one.message,
        "first_seen": one.first_seen,
        "last_seen": one.last_seen,
        "state": one.state,
        "assignee": noted.assignee if noted else None,
        "comment": noted.comment if noted else None,
    }


def _say_tried(found: "Tried") -> None:
    say(f"{found.landed} landed, {found.waiting} wait, {found.rejected} are rejected still.")
