"""`hub access …` and `hub schema print`: texts that are checked in and compared."""

from typing import TYPE_CHECKING

from hub.cli.acting import act, settings
from hub.cli.say import say, table

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.flows.policy_effect import Effect
    from hub.schema.record import Json


def access_print() -> None:
    """Print the whole access policy as a table."""
    from hub.auth.printed import print_policy
    from hub.flows.hub import model_of

    say(print_policy(model_of(settings())).rstrip("\n"))


def access_diff(file: str, *, json: bool = False) -> None:
    """Show who would gain and lose what by a policy file.

    Parameters
    ----------
    file
        The policy file (docs/howto/own-policy.md); beside the one that is in use.
    json
        Print it as JSON.
    """
    from pathlib import Path

    from hub.schema.company import extended
    from hub.schema.policy_file import governed
    from hub.schema.shipped import shipped

    new = governed(extended(shipped(), settings().company_file), Path(file))

    async def work(hub: "Hub") -> "list[Effect]":
        from hub.flows.policy_effect import effects

        return await effects(hub, new)

    found = act(work)
    if json:
        import orjson

        say(orjson.dumps([_plain(one) for one in found], option=orjson.OPT_INDENT_2).decode())
        return
    if not found:
        say("Nobody gains or loses anything.")
        return
    say(*table(_HEAD, [_row(one) for one in found]))


_HEAD = ("change", "who", "people", "may", "entity", "class", "fields", "values")


def _row(one: "Effect") -> tuple[str, ...]:
    plain = _plain(one)
    parts = [f"{how} {plain[how]}" for how in ("gains", "loses") if plain[how]]
    names = ", ".join(one.fields) if one.cls else "the row"
    return (
        ", ".join(parts), one.who, f"{one.people:,}", one.verb, one.entity, one.cls or "-", names,
        f"{one.cells:,}",
    )  # fmt: skip


def _plain(one: "Effect") -> "dict[str, Json]":
    from hub.flows.policy_effect import told

    return {
        "entity": one.entity, "class": one.cls, "may": one.verb, "who": one.who,
        "fields": list(one.fields), "gains": told(one.gained), "loses": told(one.lost),
        "people": one.people, "values": one.cells,
    }  # fmt: skip


def schema_print() -> None:
    """Print the graph's schema (SDL)."""
    from hub.flows.hub import model_of
    from hub.resolvers.sdl import sdl

    say(sdl(model_of(settings())).rstrip("\n"))
