"""How Moodle's web services take their parameters, and how they tell errors."""

import re
from collections.abc import Mapping
from typing import Any

Json = Any


class MoodleError(Exception):
    """An error as Moodle tells it: HTTP 200 with exception, errorcode and message."""

    def __init__(self, exception: str, errorcode: str, message: str) -> None:
        super().__init__(errorcode)
        self.code, self.message = errorcode, message
        self.body = {"exception": exception, "errorcode": errorcode, "message": message}


def invalid(name: str) -> MoodleError:
    """A parameter that is not as it should be."""
    return MoodleError(
        "invalid_parameter_exception", "invalidparameter", f"Invalid parameter value: {name}"
    )


def listed(form: Mapping[str, str], pattern: str) -> dict[int, dict[str, str]]:
    """`users[0][id]=5` → `{0: {"id": "5"}}`; `values[0]=x` → `{0: {"": "x"}}`."""
    found: dict[int, dict[str, str]] = {}
    for name, value in form.items():
        match = re.fullmatch(rf"{pattern}\[(\d+)\](?:\[(\w+)\])?", name)
        if match:
            found.setdefault(int(match[1]), {})[match[2] or ""] = value
    return found
