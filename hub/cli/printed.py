"""`hub access print` and `hub schema print`: texts that are checked in and compared."""

from hub.cli.acting import settings
from hub.cli.say import say


def access_print() -> None:
    """Print the whole access policy as a table."""
    from hub.auth.printed import print_policy
    from hub.flows.hub import model_of

    say(print_policy(model_of(settings())).rstrip("\n"))


def schema_print() -> None:
    """Print the graph's schema (SDL)."""
    from hub.flows.hub import model_of
    from hub.resolvers.sdl import sdl

    say(sdl(model_of(settings())).rstrip("\n"))
