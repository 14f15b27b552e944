"""Working days of a country, which ship with the hub, as a system: its calendar and its days.

A new release brings the next year; a pull lands what is new. A day that the company works
otherwise is edited in the hub: the edit stays on top.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from hub.connectors.portions import with_last
from hub.connectors.protocol import Checked
from hub.connectors.spec import ConfigField, ReadOnly, Spec, close_to, decoded
from hub.errors import Refused
from hub.schema.record import Batch, Json, JsonRecords, StreamSpec

FOLDER: Final = Path(__file__).parents[1] / "schema" / "data" / "calendars"
SPEC: Final = Spec(
    "calendar",
    "Public holidays (shipped)",
    "法定节假日(内置)",
    (ConfigField("country", "text", "Country (ISO 3166-1)", "国家代码", required=True),),
)
_KINDS: Final = {"holidays": "holiday", "free": "rest_day", "worked": "make_up_workday"}
STREAMS: Final = {
    "calendars": ("code", "name", "country", "working_days", "day_minutes"),
    "days": ("calendar", "date", "type", "name", "work_minutes"),
}


class CalendarConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a connection to a shipped calendar asks for."""

    country: str


class CalendarConnector(ReadOnly):
    """The calendars of one country."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told

    async def check(self) -> Checked:
        """Always: the calendar is at hand."""
        years = ", ".join(str(year) for year in self._told["years"])
        return Checked(ok=True, message=f"Years {years} are known.")

    async def discover(self) -> list[StreamSpec]:
        """Calendars and their days."""
        return [StreamSpec(name, "snapshot", fields) for name, fields in STREAMS.items()]

    def read(self, stream: str, cursor: Json) -> AsyncIterator[Batch]:
        """All records; raises Refused STREAM_UNKNOWN."""
        del cursor
        if stream not in STREAMS:
            hint = close_to(stream, STREAMS)
            raise Refused(
                "STREAM_UNKNOWN", "This connection has no such stream.", f"stream {stream}", hint
            )
        return with_last(self._batches(stream))

    async def close(self) -> None:
        """Nothing is open."""

    async def _batches(self, stream: str) -> AsyncGenerator[Batch, None]:
        found = self._calendars() if stream == "calendars" else self._days()
        yield Batch(JsonRecords(list(found)))

    def _calendars(self) -> Iterator[dict[str, Json]]:
        for one in self._told["calendars"]:
            yield {**one, "name": one["name"]["zh"], "country": self._told["country"]}

    def _days(self) -> Iterator[dict[str, Json]]:
        for calendar in self._told["calendars"]:
            minutes = calendar["day_minutes"]
            for occasions in self._told["years"].values():
                for occasion in occasions:
                    for word, kind in _KINDS.items():
                        for day in occasion.get(word, ()):
                            yield {
                                "calendar": calendar["code"],
                                "date": day.isoformat(),
                                "type": kind,
                                "name": occasion["name"]["zh"],
                                "work_minutes": minutes if kind == "make_up_workday" else 0,
                            }


def open_calendar(
    config: Mapping[str, Json], secrets: Mapping[str, str], home: Path
) -> CalendarConnector:
    """The connector; raises Refused CONNECTION_CONFIG, CALENDAR_UNKNOWN."""
    del secrets, home
    found = decoded(CalendarConfig, dict(config), "CONNECTION_CONFIG", "The calendar is wrong")
    known = sorted(one.stem for one in FOLDER.glob("*.yaml"))
    if found.country not in known:
        raise Refused(
            "CALENDAR_UNKNOWN",
            "No calendar of this country ships with the hub.",
            "$.country",
            f"Known: {', '.join(known)}. Others come from a file or a table.",
        )
    text = (FOLDER / f"{found.country}.yaml").read_text(encoding="utf-8")
    return CalendarConnector(yaml.safe_load(text))
