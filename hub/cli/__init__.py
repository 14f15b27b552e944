"""The command `hub`: every command acts as a named operator, masked and audited.

Commands import what they need when they run, so that `hub --help` is quick.
"""

import sys
from typing import Final

from cyclopts import App, CycloptsError

from hub import __version__
from hub.errors import Broken, HubError, Transient

REFUSED, TRANSIENT, BROKEN = 2, 3, 4
"""Exit codes: mend the request, try again, tell someone."""
_INTERRUPTED: Final = 130

app = App(
    name="hub",
    help="The hub between a company's HR systems and one Employee graph.",
    version=__version__,
    result_action="return_value",
)
_COMMANDS: Final = (
    "demo:demo",
    "serve:serve",
    "work:work",
    "migrate:migrate",
    "connect:connect",
    "connect:pause",
    "connect:resume",
    "connect:remove",
    "sync:sync",
    "status:status",
    "status:quarantine",
    "grant:grant",
    "grant:grants",
    "grant:revoke",
    "token:token",
)
_GROUPS: Final = {
    "mapping": ("Mappings: how their words become ours.", ("publish:publish",)),
    "access": ("The access policy.", ("printed:access_print",)),
    "schema": ("The graph.", ("printed:schema_print",)),
}


def _register() -> None:
    for target in _COMMANDS:
        app.command(f"hub.cli.{target}")
    for name, (text, targets) in _GROUPS.items():
        group = App(name=name, help=text)
        for target in targets:
            group.command(
                f"hub.cli.{target}", name=target.rpartition("_")[2].partition(":")[2] or "print"
            )
        app.command(group)


def main(argv: list[str] | None = None) -> int:
    """Run a command; its exit code. Errors are told as code, message, detail and hint."""
    try:
        found = app(argv, exit_on_error=False, print_error=True)
    except HubError as error:
        return tell(error)
    except CycloptsError:
        return REFUSED  # it has been told
    except KeyboardInterrupt:
        return _INTERRUPTED
    return found if isinstance(found, int) else 0


def tell(error: HubError) -> int:
    """Write an error for a person to read; the exit code of its class."""
    lines = [f"{error.code}: {error.message}"]
    lines += [f"  {error.detail}"] if error.detail else []
    lines += [f"  Hint: {error.hint}"] if error.hint else []
    sys.stderr.write("\n".join(lines) + "\n")
    if isinstance(error, Transient):
        return TRANSIENT
    return BROKEN if isinstance(error, Broken) else REFUSED


_register()
