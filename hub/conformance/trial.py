"""Trying subjects: each check in a world of its own, and what came of it."""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hub.conformance.catalogue import CATALOGUE
from hub.conformance.promise import Check
from hub.conformance.stand import stand
from hub.conformance.unkept import Unkept
from hub.conformance.world import Subject
from hub.errors import HubError

SECONDS: Final = 60.0
"""A check that takes longer is not kept: it hangs."""


@dataclass(frozen=True)
class Result:
    """What came of a check."""

    check: Check
    subject: str
    state: str
    """`held`, `unkept`, or `other` where it does not apply."""
    why: str | None = None


async def tried(check: Check, subject: Subject, folder: Path) -> Result:
    """One check of one subject, in an empty folder."""
    lacking = check.lacking(subject.can)
    if lacking is not None:
        return Result(check, subject.name, "other", lacking)
    try:
        async with asyncio.timeout(SECONDS), stand(subject, folder) as at:
            await check.run(at)
    except Unkept as seen:
        return Result(check, subject.name, "unkept", str(seen))
    except HubError as error:
        return Result(check, subject.name, "unkept", f"it raised {error.code} ({error.detail})")
    except TimeoutError:
        return Result(check, subject.name, "unkept", f"it hung for {SECONDS:.0f} seconds")
    except Exception as error:  # noqa: BLE001 - what a connector raises beside its errors is a fault
        return Result(check, subject.name, "unkept", f"it raised {type(error).__name__}")
    return Result(check, subject.name, "held")


async def all_tried(subject: Subject, checks: Sequence[Check] = CATALOGUE) -> list[Result]:
    """All checks of one subject."""
    found = []
    for one in checks:
        with tempfile.TemporaryDirectory(prefix="hub-conformance-") as folder:
            found.append(await tried(one, subject, Path(folder)))
    return found
