"""The demo company's systems on disk: written once, brought forward when a day has passed.

Below the hub's home: `demo/systems` holds the files, `demo/first-day` the day on which the company
was made, `demo/manifest.json` what was written last.
"""

from datetime import date
from pathlib import Path
from typing import Any, Final

import msgspec

from hub.demo.company import Manifest, generate
from hub.errors import Refused

FOLDER: Final = Path("demo")
SYSTEMS: Final = FOLDER / "systems"
FIRST_DAY: Final = FOLDER / "first-day"
MANIFEST: Final = FOLDER / "manifest.json"
SEED: Final = 7


def systems(home: Path, employees: int, today: date) -> Manifest:
    """The systems as they stand today; raises Refused DEMO_OTHER_SIZE, DEMO_TOO_SMALL."""
    there = known(home)
    if there is not None and there.employees != employees:
        raise Refused(
            "DEMO_OTHER_SIZE",
            f"The demo in this home has {there.employees} people, not {employees}.",
            hint="Set HUB_HOME to another folder, or `make clean`.",
        )
    if there is not None and there.today == today and (home / SYSTEMS).is_dir():
        return there
    return _written(home, employees, today)


def known(home: Path) -> Manifest | None:
    """What was written last; None if nothing was, or not to its end."""
    try:
        text = (home / MANIFEST).read_bytes()
        return msgspec.json.decode(text, type=Manifest, dec_hook=_read)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def _written(home: Path, employees: int, today: date) -> Manifest:
    folder = home / SYSTEMS
    folder.mkdir(parents=True, exist_ok=True)
    first = home / FIRST_DAY
    if not first.exists():
        first.write_text(today.isoformat(), encoding="utf-8")
    settled = date.fromisoformat(first.read_text(encoding="utf-8").strip())
    (home / MANIFEST).unlink(missing_ok=True)
    made = generate(folder, employees, SEED, today=today, settled=settled)
    (home / MANIFEST).write_bytes(msgspec.json.encode(made, enc_hook=str))
    return made


def _read(kind: type, value: Any) -> Any:
    """A path is kept as its text."""
    return kind(value)
