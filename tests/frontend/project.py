"""A folder with a front end in it, and how its tools are run."""

from dataclasses import dataclass
from pathlib import Path

from tests.frontend.node import node, run


@dataclass(frozen=True)
class Project:
    """`folder` holds the sources; `node_modules` in it is a link to the kept packages."""

    folder: Path

    def run(self, tool: str, *arguments: str) -> str:
        """Run a program of a package; what it printed."""
        program = self.folder / "node_modules" / ".bin" / tool
        return run((str(program), *arguments), self.folder, node().environment())

    def node(self, *arguments: str, **environment: str) -> str:
        """Run Node; what it printed."""
        known = node()
        return run((known.node, *arguments), self.folder, known.environment(**environment))
