"""`hub connect`, `hub pause`, `hub resume`, `hub remove`."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from hub.cli.acting import act
from hub.cli.say import say
from hub.errors import Refused

if TYPE_CHECKING:
    from hub.flows.hub import Hub


def connect(
    name: str,
    /,
    *,
    connector: str,
    config: Path,
    mapping: Path,
    secret: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    secrets_file: Path | None = None,
    schedule: str | None = None,
    accept_changes: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Connect a system: it is tried, its mappings are checked, then it is stored.

    Parameters
    ----------
    name
        Name of the connection; one of that name is replaced.
    connector
        files, sql, ldap, calendar, rest, or a shipped system such as moodle or tryton.
    config
        YAML with what the connector asks for.
    mapping
        Folder with one YAML mapping for each stream, or a system whose mappings ship: tryton.
    secret
        KEY=ENVVAR: the secret KEY is taken from that variable of the environment.
    secrets_file
        YAML with secrets; `-` reads it from stdin.
    schedule
        `every 15m`, `every 2h` or `daily 02:30`, for `hub work`.
    accept_changes
        A changed mapping may end, move or delete many people.
    """
    from hub.flows.connect import Wanted
    from hub.flows.connect import connect as store
    from hub.flows.documents import read_mappings

    wanted = Wanted(
        name=name,
        connector=connector,
        config=read_yaml(lambda: config.read_text(encoding="utf-8"), str(config)),
        mappings=read_mappings(mapping),
        secrets=_secrets(secret, secrets_file),
        schedule=schedule,
    )

    async def work(hub: "Hub") -> None:
        operator = hub.settings.operator
        made = await store(hub, wanted, operator=operator, accept=accept_changes)
        streams = ", ".join(one.name for one in made.streams)
        say(f"{made.name} is connected; streams in order: {streams}.", f"Next: hub sync {name}")

    act(work)


def pause(name: str, /) -> None:
    """Take a connection off its schedule."""
    _pause(name, paused=True)
    say(f"{name} is paused.")


def resume(name: str, /) -> None:
    """Put a connection back on its schedule."""
    _pause(name, paused=False)
    say(f"{name} is scheduled again.")


def remove(name: str, /, *, records: str | None = None, accept: bool = False) -> None:
    """Ask a system no more. One that brought records needs a choice of what becomes of them.

    Parameters
    ----------
    name
        The connection.
    records
        keep (what they say stands), end (gone as of today) or withdraw (never said so).
    accept
        Also where it would end many people.
    """
    from hub.flows.ending import remove as end

    async def work(hub: "Hub") -> None:
        await end(hub, name, records, actor=hub.settings.operator, accept=accept)

    act(work)
    say(f"{name} is removed.")


def backfill(name: str, stream: str | None = None, /) -> None:
    """Let the next pull read from the start; what says the same stays unchanged.

    Parameters
    ----------
    name
        The connection.
    stream
        Only this stream.
    """
    from hub.flows.ending import backfill as again

    async def work(hub: "Hub") -> tuple[str, ...]:
        return await again(hub, name, stream, actor=hub.settings.operator)

    say(f"The next pull reads from the start: {', '.join(act(work))}.")


def _pause(name: str, *, paused: bool) -> None:
    from hub.store.connections import pause_connection

    async def work(hub: "Hub") -> None:
        await pause_connection(hub.database, name, paused=paused, actor=hub.settings.operator)

    act(work)


def _secrets(given: tuple[str, ...], file: Path | None) -> dict[str, str] | None:
    """Secrets by name; None if none are given, which keeps those that are stored."""
    if not given and file is None:
        return None
    found: dict[str, str] = {}
    if file is not None:
        read = sys.stdin.read if str(file) == "-" else lambda: file.read_text(encoding="utf-8")
        texts = read_yaml(read, "the secrets", texts=True)
        found |= {str(key): str(value) for key, value in texts.items()}
    return found | dict(_from_environment(one) for one in given)


def _from_environment(pair: str) -> tuple[str, str]:
    key, equals, variable = pair.partition("=")
    value = os.environ.get(variable)
    if not key or not equals or value is None:
        raise Refused(
            "SECRET_MISSING",
            "A secret is named by KEY=ENVVAR, and the variable must be set.",
            detail=f"secret {key}" if equals else None,
            hint="For example --secret password=PAYROLL_PASSWORD.",
        )
    return key, value


def read_yaml(read: Callable[[], str], place: str, *, texts: bool = False) -> dict[str, Any]:
    """A YAML mapping; days stay text, with `texts` all does: a password is no number."""
    import yaml

    from hub.connectors.manifest_load import PlainLoader

    loader = yaml.BaseLoader if texts else PlainLoader
    try:
        found = yaml.load(read(), loader)  # noqa: S506 - both make nothing but plain values
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        found = None  # the cause may quote a secret
    if not isinstance(found, dict):
        raise Refused(
            "CONFIG_UNREADABLE",
            "The file is no YAML mapping.",
            detail=place,
            hint="Write `key: value` lines in UTF-8.",
        )
    return found


def freshness(name: str, within: str, /) -> None:
    """Say how old what is known of a system may be; older, it raises an alarm.

    Parameters
    ----------
    name
        The connection.
    within
        `30m`, `2h`, `3d`, or `off`.
    """
    import re

    from hub.errors import Refused
    from hub.flows.alarms import demand_freshness

    found = re.fullmatch("([1-9][0-9]{0,4})([mhd])", within)
    if found is None and within != "off":
        raise Refused("FRESHNESS_INVALID", "That cannot be demanded.", hint="`30m`, `2h`, `off`.")
    unit = {"m": 60, "h": 3_600, "d": 86_400}
    seconds = int(found[1]) * unit[found[2]] if found else None

    async def work(hub: "Hub") -> None:
        await demand_freshness(hub, name, seconds, actor=hub.settings.operator)

    act(work)
    say(f"{name} must be fresh within {within}." if seconds else f"{name} may be of any age.")
