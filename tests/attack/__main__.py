"""`make attack N=… SEED=…`: attack the hub's access, and say what came out.

python -m tests.attack [--queries N] [--seed SEED] [--workers N]
python -m tests.attack --faults [--only TEXT] [--sample N] [--seed SEED] [--workers N]
"""

import argparse
import os
import secrets
import sys
from collections import Counter
from functools import partial

from tests.attack.campaign import Account
from tests.attack.processes import Fate, attacked, in_processes, say, sought


def main() -> int:
    """Run; 1 where anything was found, or a fault was not."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack")
    parser.add_argument("--queries", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--faults", action="store_true", help="seed faults, find them all")
    parser.add_argument("--only", default="", help="faults whose name holds this")
    parser.add_argument("--sample", type=int, default=0, help="so many of the faults")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes")
    asked = parser.parse_args()
    seed = asked.seed or secrets.randbelow(10**9)
    say(f"seed {seed}, {asked.workers} processes")
    if asked.faults:
        run = partial(sought, seed, asked.only, asked.sample)
        return _caught(list(in_processes(asked.workers, run)))
    account = Account(seed)
    for one in in_processes(asked.workers, partial(attacked, seed, asked.queries)):
        account.add(one)
    say(account.told)
    return _concluded(account)


def _concluded(account: Account) -> int:
    places = Counter((one.kind, one.door, one.place) for one in account.findings)
    for (kind, door, place), count in places.most_common(40):
        print(f"{count:6} {kind} by {door}: {place[:200]}")
    for one in account.findings[:20]:
        print(one)
    return 1 if account.findings else 0


def _caught(shares: list[list[Fate]]) -> int:
    found = [one for share in shares for one in share]
    missed = [one for one in found if not one.caught]
    for one in missed:
        say(one.told)
    say(f"{len(found) - len(missed)} of {len(found)} faults caught")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
