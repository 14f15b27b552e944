"""`hub queue …`: words that did not map, and the decisions about them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from hub.cli.acting import act, viewer_as
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.flows.queue import Decided, Word
    from hub.mappings.words.result import Suggestion

_HIDDEN = "•••"
_As = Annotated[str | None, Parameter(name="--as")]


def listing(
    connection: str | None = None,
    /,
    *,
    as_: _As = None,
    scope: str = "hr",
    declined: bool = False,
    json: bool = False,
) -> None:
    """List the words that wait for a decision, those of most cells first. The look is audited.

    Parameters
    ----------
    connection
        Only of this connection.
    as_
        Number of the employee who looks: values are shown as far as their grants go.
    scope
        Scope of the token that they would have.
    declined
        Show also what was declined.
    json
        Print it as JSON.
    """
    from hub.flows.queue import suggestions

    async def work(hub: "Hub") -> "list[tuple[Word, bool, tuple[Suggestion, ...]]]":
        found, shown = await _seen(hub, connection, as_, scope)
        return [
            (one, shown(one), suggestions(hub.model, one) if shown(one) else ())
            for one in found
            if declined or one.state == "open"
        ]

    rows = act(work)
    if json:
        say_json([_told(*row) for row in rows])
        return
    if not rows:
        say("No word waits for a decision.")
        return
    head = ("cells", "people", "connection/stream", "field", "value", "suggestion", "id")
    say(*table(head, [_line(*row) for row in rows]))


def accept(
    word: str,
    code: str | None = None,
    /,
    *,
    reason: str,
    noise: bool = False,
) -> None:
    """Decide what a word means; what waited for it is filled at once.

    Parameters
    ----------
    word
        Its id, as `hub queue list` shows it.
    code
        Code of the term.
    reason
        Why; it stands in the audit.
    noise
        The word means nothing: the cells stay empty and wait no longer.
    """
    from hub.errors import Refused
    from hub.flows.queue import decide

    if (code is None) != noise:
        raise Refused(
            "DECISION_UNCLEAR",
            "A decision is a term or that the word means nothing.",
            hint="Give a code, or --noise.",
        )

    async def work(hub: "Hub") -> "list[Decided]":
        return await decide(hub, {word: code}, actor=hub.settings.operator, reason=reason)

    _say_decided(act(work))


def accept_all(*, above: float, reason: str, connection: str | None = None) -> None:
    """Take the best suggestion of every word whose score is high enough.

    Parameters
    ----------
    above
        The least score, from 0 to 1.
    reason
        Why; it stands in the audit.
    connection
        Only words of this connection.
    """
    from hub.flows.queue import accept_suggestions

    async def work(hub: "Hub") -> "list[Decided]":
        operator = hub.settings.operator
        return await accept_suggestions(
            hub, above, actor=operator, reason=reason, connection=connection
        )

    _say_decided(act(work))


def annotate(
    word: str,
    /,
    *,
    decline: bool = False,
    assign: str | None = None,
    comment: str | None = None,
) -> None:
    """Decline a word, assign it to somebody, comment on it.

    Parameters
    ----------
    word
        Its id.
    decline
        Leave it as it is: it is listed no more.
    assign
        Who decides about it.
    comment
        What is to be known.
    """
    from hub.flows.queue import annotate as put

    async def work(hub: "Hub") -> None:
        operator = hub.settings.operator
        await put(hub, [word], actor=operator, declined=decline, assignee=assign, comment=comment)

    act(work)
    say("Noted.")


def export(
    file: Path,
    /,
    *,
    as_: _As = None,
    scope: str = "hr",
    connection: str | None = None,
) -> None:
    """Write the queue as a workbook, to be filled in. The export is audited.

    Parameters
    ----------
    file
        The workbook (.xlsx).
    as_
        Number of the employee who looks: values are shown as far as their grants go.
    scope
        Scope of the token that they would have.
    connection
        Only words of this connection.
    """
    from hub.flows.queue_sheet import write_sheet

    async def work(hub: "Hub") -> int:
        found, shown = await _seen(hub, connection, as_, scope)
        waiting = [one for one in found if one.state == "open"]
        write_sheet(file, hub.model, waiting, shown)
        return len(waiting)

    say(f"{act(work)} words stand in {file}; fill in the column `decision`.")


def bring(file: Path, /, *, reason: str) -> None:
    """Take the decisions of a filled workbook; nothing is taken from one that has a fault.

    Parameters
    ----------
    file
        The workbook (.xlsx).
    reason
        Why; it stands in the audit.
    """
    from hub.flows.queue import decide, words
    from hub.flows.queue_sheet import read_sheet

    async def work(hub: "Hub") -> "list[Decided]":
        chosen = read_sheet(file, hub.model, await words(hub))
        return await decide(hub, chosen, actor=hub.settings.operator, reason=reason)

    _say_decided(act(work))


async def _seen(
    hub: "Hub", connection: str | None, number: str | None, scope: str
) -> "tuple[Sequence[Word], Callable[[Word], bool]]":
    """The words, on the record, and whose values that person may see."""
    from hub.auth.policy import reads_all
    from hub.flows.queue import words
    from hub.store.acts import note

    viewer = None if number is None else await viewer_as(hub, number, scope)
    found = await words(hub, connection)
    detail = {"as": number, "connection": connection}
    operator = hub.settings.operator
    await note(hub.database.writer, operator, "queue.read", "queue", rows=len(found), detail=detail)

    def shown(one: "Word") -> bool:
        spec = hub.model[one.entity]
        return viewer is not None and reads_all(spec, spec[one.field], viewer)

    return found, shown


def _line(one: "Word", shown: bool, offered: "tuple[Suggestion, ...]") -> tuple[Any, ...]:
    best = f"{offered[0].term} ({offered[0].score:.2f})" if offered else ""
    return (
        one.cells,
        one.people,
        f"{one.connection}/{one.stream}",
        f"{one.entity}.{one.field}",
        one.value if shown else _HIDDEN,
        best,
        one.id,
    )


def _told(one: "Word", shown: bool, offered: "tuple[Suggestion, ...]") -> dict[str, Any]:
    return {
        "id": one.id,
        "connection": one.connection,
        "stream": one.stream,
        "field": f"{one.entity}.{one.field}",
        "vocabulary": one.vocabulary,
        "value": one.value if shown else None,
        "cells": one.cells,
        "people": one.people,
        "first_seen": one.first_seen,
        "last_seen": one.last_seen,
        "state": one.state,
        "suggestions": [vars(suggestion) for suggestion in offered],
    }


def _say_decided(found: "Sequence[Decided]") -> None:
    if not found:
        say("No decision was taken.")
    for one in found:
        say(
            f"{one.connection}/{one.stream}: version {one.version} knows {one.words} words more, "
            f"{one.filled} cells wait no longer."
        )
