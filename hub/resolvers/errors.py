"""Errors as the graph tells them; those that nobody foresaw are masked."""

import uuid
from typing import Any

from hub.errors import Broken, HubError
from hub.observe import observe


def error_of(error: HubError, path: list[str] | None = None) -> dict[str, Any]:
    """A hub error as a GraphQL error."""
    extensions = {key: value for key, value in error.as_dict().items() if key != "message"}
    found: dict[str, Any] = {"message": error.message, "extensions": extensions}
    return {**found, "path": path} if path else found


def hidden(error: Exception) -> Broken:
    """Unknown exceptions are masked; the id is in the log, with the type and place only."""
    number = uuid.uuid4().hex[:12]
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "unknown"
    observe("internal.error", id=number, type=type(error).__name__, place=place)
    return Broken("INTERNAL_ERROR", "Internal error.", hint=f"Quote {number} to the operator.")
