"""`hub schema diff` and `hub schema usage`."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hub.cli.acting import act, settings
from hub.cli.say import say, say_json, table
from hub.errors import Refused

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.resolvers.changes import Change
    from hub.store.usage import Used

_BROKEN = 1
"""Exit code: somebody uses what would break."""


def diff(baseline: Path = Path("schema.graphql"), /, *, days: int = 90, json: bool = False) -> int:
    """Compare the graph of this release with a schema that was kept; fail if somebody would break.

    A breaking change fails unless the hub has counted usage and none of it touches the change.

    Parameters
    ----------
    baseline
        The schema that was kept, see `hub schema print`.
    days
        How far back usage counts.
    json
        Print it as JSON.
    """
    from hub.flows.hub import model_of
    from hub.resolvers.changes import BREAKING, changes
    from hub.resolvers.sdl import sdl

    found = changes(_kept(baseline), sdl(model_of(settings())))
    breaking = [one for one in found if one.level == BREAKING]
    used = act(lambda hub: _used(hub, days)) if breaking else []
    hit = {one: _users(one, used) for one in breaking}
    broken = [one for one, users in hit.items() if users or not used or one.coordinate[:1] == "@"]
    if json:
        say_json(
            {
                "changes": [{**vars(one), "usedBy": hit.get(one, [])} for one in found],
                "counted": bool(used),
                "broken": bool(broken),
            }
        )
    else:
        _tell(found, hit, counted=bool(used))
    return _BROKEN if broken else 0


def usage(
    *,
    days: int = 30,
    client: str | None = None,
    coordinate: str | None = None,
    unused: bool = False,
    json: bool = False,
) -> None:
    """Show who uses which part of the graph: requests by coordinate and client. No values.

    Parameters
    ----------
    days
        How far back.
    client
        Only this client.
    coordinate
        Only this field or type, such as Employee.homeAddress or Employee.
    unused
        Show what nobody uses instead.
    json
        Print it as JSON.
    """
    found = act(lambda hub: _used(hub, days, client, coordinate))
    if unused:
        _tell_unused(found, json=json)
    elif json:
        say_json([{**vars(one), "last": one.last.isoformat()} for one in found])
    elif found:
        rows = [(one.coordinate, one.client, one.count, one.last) for one in found]
        say(*table(("coordinate", "client", "requests", "last"), rows))
    else:
        say("Nothing was counted.")


async def _used(
    hub: "Hub", days: int, client: str | None = None, coordinate: str | None = None
) -> "list[Used]":
    from hub.store.usage import usage_since

    since = hub.today() - timedelta(days=days)
    return await usage_since(hub.database, since, client=client, coordinate=coordinate)


def _users(change: "Change", used: "list[Used]") -> list[str]:
    return sorted({one.client for one in used if change.touches(one.coordinate)})


def _tell(found: "list[Change]", hit: "dict[Change, list[str]]", *, counted: bool) -> None:
    if not found:
        say("Nothing changed.")
    for one in found:
        users = f" Used by {', '.join(hit[one])}." if hit.get(one) else ""
        say(f"{one.level}  {one.coordinate}  {one.description}{users}")
    if hit and not counted:
        say("No usage was counted, so nobody knows whom the breaking changes would break.")


def _tell_unused(found: "list[Used]", *, json: bool) -> None:
    from hub.flows.hub import model_of
    from hub.resolvers.changes import coordinates
    from hub.resolvers.sdl import sdl

    used = {one.coordinate for one in found}
    rest = [one for one in coordinates(sdl(model_of(settings()))) if one not in used]
    if json:
        say_json(rest)
    else:
        say(*rest)


def _kept(path: Path) -> str:
    from graphql import GraphQLError, build_schema

    try:
        text = path.read_text(encoding="utf-8")
        build_schema(text)
    except (OSError, UnicodeDecodeError, GraphQLError, TypeError) as error:
        raise Refused(
            "SCHEMA_BASELINE",
            "The schema that was kept cannot be read.",
            detail=str(path),
            hint="Name a file that `hub schema print` wrote.",
        ) from error
    return text
