"""`hub subject …`: a person's rights over their data, and records of what is processed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from hub.cli.acting import act
from hub.cli.say import say, say_json, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.flows.processing import Record
    from hub.flows.subject_erase import Erased
    from hub.flows.subject_export import Exported
    from hub.schema.retention import Stays
    from hub.store.subject.erasures import Erasure
    from hub.store.subject.holds import Hold


def export(number: str, /, *, to: Path, reason: str) -> None:
    """Write everything that is held about a person: every system, every table, opened.

    Parameters
    ----------
    number
        Staff number, of the past too, or id of an employee.
    to
        A zip to be made, readable by its owner alone; it holds JSON and CSV.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> "Exported":
        from hub.flows.subject_export import export_subject

        return await export_subject(hub, number, to, actor=hub.settings.operator, reason=reason)

    made = act(work)
    say(f"{made.rows} rows are in {made.path} (SHA-256 {made.sha256}).")
    if made.erased:
        say(f"{made.erased} values had been erased.")


def erase(
    number: str,
    /,
    *,
    classes: Annotated[str, Parameter()] = "all",
    reason: str,
    dry_run: bool = False,
) -> None:
    """Erase classes of a person's data, in backups too where they are sealed.

    Parameters
    ----------
    number
        Staff number, of the past too, or id of an employee.
    classes
        Names of classes (FAMILY) or of key groups (family), between commas; or all.
    reason
        Why; it stands in the audit.
    dry_run
        Only tell what would go, and what stays until when.
    """

    async def work(hub: "Hub") -> "Erased":
        from hub.flows.subject_erase import erase as erased

        words = [one.strip() for one in classes.split(",") if one.strip()]
        actor = hub.settings.operator
        return await erased(hub, number, words, actor=actor, reason=reason, dry=dry_run)

    made = act(work)
    plan = made.plan
    verb = "Would go" if dry_run else "Gone"
    say(f"{verb}: {', '.join(sorted(plan.goes)) or 'nothing'}.")
    say(*table(("table", "rows"), sorted(made.done.changed.items()), indent="  "))
    if plan.stays:
        say("Stays:", *table(("class", "until", "why"), [_stays(one) for one in plan.stays], "  "))
    if plan.holds:
        say(f"Legal holds keep everything for now: {', '.join(plan.holds)}.")
    if made.done.resealed:
        say(f"{made.done.resealed} values that stay lie under new keys: take a backup.")
    if not dry_run:
        say(f"{made.keys} keys are erased. Erasure {made.id}.")


def _stays(one: "Stays") -> tuple[str, str, str]:
    why = {
        "employed": "employed",
        "term": "; ".join(f"{each.source.en} ({each.years} years)" for each in one.duties),
        "others": "says whose the rest is",
    }
    return one.cls, "-" if one.until is None else one.until.isoformat(), why[one.why]


def hold(number: str, /, *, reason: str) -> None:
    """Keep everything of a person until the hold is released.

    Parameters
    ----------
    number
        Staff number, of the past too, or id of an employee.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> str:
        from hub.store.subject.holds import place
        from hub.store.subject.person import find_person

        async with hub.database.writer.acquire() as session:
            person = await find_person(session, number, hub.today())
        return await place(hub.database, person, actor=hub.settings.operator, reason=reason)

    say(f"Nothing of the person is erased until: hub subject release {act(work)}")


def release(hold: str, /, *, reason: str) -> None:
    """Let a legal hold go.

    Parameters
    ----------
    hold
        Its id, as `hub subject holds` shows it.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> str:
        from hub.store.subject.holds import release as let_go

        return await let_go(hub.database, hold, actor=hub.settings.operator, reason=reason)

    act(work)
    say("The hold is released.")


def holds(*, everything: bool = False, most: int = 100) -> None:
    """List legal holds, the latest first.

    Parameters
    ----------
    everything
        Also those that are released.
    most
        So many at most.
    """

    async def work(hub: "Hub") -> "Sequence[Hold]":
        from hub.store.subject.holds import holds as listed

        return await listed(hub.database, released=everything, most=most)

    found = act(work)
    if not found:
        say("No hold stands.")
        return
    head = ("id", "employee", "by", "when", "reason", "state")
    rows = [
        (one.id, one.employee_id, one.placed_by, f"{one.placed_at:%Y-%m-%d}", one.reason,
         "stands" if one.released_at is None else f"released: {one.released_for}")
        for one in found
    ]  # fmt: skip
    say(*table(head, rows))


def erasures(*, most: int = 100) -> None:
    """List erasures, the latest first, with what they have held back since.

    Parameters
    ----------
    most
        So many at most.
    """

    async def work(hub: "Hub") -> "Sequence[Erasure]":
        from hub.store.subject.erasures import erasures as listed

        return await listed(hub.database, most)

    found = act(work)
    if not found:
        say("Nothing was erased.")
        return
    head = ("id", "employee", "when", "by", "classes", "records held back", "in part", "state")
    say(*table(head, [_erasure(one) for one in found]))


def _erasure(one: "Erasure") -> tuple[Any, ...]:
    state = "stands" if one.lifted_at is None else f"lifted: {one.lifted_for}"
    state = state if one.done_at is not None else "its keys are still to go"
    when, classes = f"{one.at:%Y-%m-%d}", ",".join(one.classes)
    return one.id, one.employee_id, when, one.actor, classes, one.blocked, one.partial, state


def lift(erasure: str, /, *, reason: str) -> None:
    """Let what systems say of an erased person land again; what is erased stays so.

    Parameters
    ----------
    erasure
        Its id, as `hub subject erasures` shows it.
    reason
        Why; it stands in the audit.
    """

    async def work(hub: "Hub") -> str:
        from hub.flows.subject_erase import lift_erasure

        return await lift_erasure(hub, erasure, actor=hub.settings.operator, reason=reason)

    act(work)
    say("What comes from now on lands.")


def repeat() -> None:
    """Do again every erasure that a restored database does not know of."""

    async def work(hub: "Hub") -> int:
        from hub.flows.subject_erase import repeat as again

        return await again(hub, actor=hub.settings.operator)

    say(f"{act(work)} erasures were done again.")


def processing(*, language: str = "en", json: bool = False) -> None:
    """Print the records of processing: classes, sources, purposes, legal bases, readers, terms.

    Parameters
    ----------
    language
        en or zh.
    json
        Print it as JSON, in both.
    """
    from hub.flows.processing_page import markdown, plain

    async def work(hub: "Hub") -> "Record":
        from hub.flows.processing import processing as recorded

        return await recorded(hub)

    found = act(work)
    if json:
        say_json(plain(found))
    else:
        say(markdown(found, "zh" if language == "zh" else "en").rstrip("\n"))
