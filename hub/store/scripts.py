"""Hand-written SQL stands in named `.sql` files; here they are read."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "sql"


@cache
def script(name: str) -> tuple[str, ...]:
    """The statements of a file, which a line `--;` separates."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return tuple(part.strip() for part in text.split("\n--;\n"))


def statement(name: str) -> str:
    """The only statement of a file."""
    [only] = script(name)
    return only
