"""Run a command against a temporary Debian PostgreSQL 15.

    python tests/support/with_postgres15.py pytest tests/store

The command finds the superuser's URL in HUB_TEST_DATABASE_URL; its exit code is ours.
"""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.support.debian_pg import debian_server, installed


def main(command: list[str]) -> int:
    """Start the server, run the command, stop the server."""
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    if not installed():
        print("PostgreSQL 15 is missing: apt-get install postgresql-15", file=sys.stderr)
        return 1
    with debian_server() as server:
        env = {**os.environ, "HUB_TEST_DATABASE_URL": server.dsn("postgres")}
        return subprocess.run(command, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
