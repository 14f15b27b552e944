"""Files as a system: CSV and workbooks in a folder; every run reads all of them.

Each record carries `_file`, `_sheet` and `_row` (as a spreadsheet counts, from 1), so that a
mapping can pick them (the pay period from a file's name) and a fault has its place.
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path

import msgspec
import polars as pl

from hub.connectors.files_csv import METADATA, CsvLayout, csv_header, read_csv
from hub.connectors.files_xlsx import read_xlsx
from hub.connectors.portions import in_thread, with_last
from hub.connectors.protocol import Checked
from hub.connectors.spec import ConfigField, ReadOnly, Spec, decoded, failed, stream_of, with_fields
from hub.errors import HubError, Refused
from hub.observe import observe
from hub.schema.record import Batch, FrameRecords, Json, PartialError, StreamSpec

WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}

SPEC = Spec(
    "files",
    "Files (CSV, Excel)",
    "文件(CSV、Excel)",
    (
        ConfigField(
            "path", "text", "File, folder or pattern", "文件、文件夹或通配符", required=True
        ),
        ConfigField("streams", "streams", "Streams", "数据流", required=True),
    ),
)


class FileStream(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One stream: which files below `path`, and how they are laid out."""

    glob: str | None = None
    sheet: str | int | None = None
    """A sheet's name or number from 1; without it the first one."""
    encoding: str | None = None
    delimiter: str | None = None
    header_row: int = 1
    mode: str = "snapshot"
    batch: int = 25_000


class FilesConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a connection to files asks for."""

    path: str
    streams: dict[str, FileStream]


class FilesConnector(ReadOnly):
    """Files below one path, relative to the hub's home unless it is absolute."""

    def __init__(self, config: FilesConfig, home: Path) -> None:
        self._config = config
        self._path = home.absolute() / config.path

    async def check(self) -> Checked:
        """Whether each stream finds a file whose header can be read."""
        try:
            await self.discover()
        except HubError as error:
            return failed(error)
        return Checked(ok=True, message=f"{len(self._config.streams)} streams can be read.")

    async def discover(self) -> list[StreamSpec]:
        """Streams with the header of their first file; raises Refused FILE_*."""
        return [self._discovered(name) for name in self._config.streams]

    def read(self, stream: str, cursor: Json) -> AsyncIterator[Batch]:
        """All rows of all files of the stream, `cursor` stays None; raises Refused FILE_*."""
        del cursor
        found = stream_of(self._config.streams, stream)
        return with_last(in_thread(self._batches(stream, found)))

    async def close(self) -> None:
        """Nothing stays open."""

    def _discovered(self, name: str) -> StreamSpec:
        stream = self._config.streams[name]
        path = self._files(name, stream)[0]
        if path.suffix.lower() in WORKBOOKS:
            _, frame = read_xlsx(path, stream.sheet, stream.header_row)
            header = [column for column in frame.columns if column not in METADATA]
        else:
            header = csv_header(path, _layout(stream))
        return with_fields(StreamSpec(name, stream.mode), (*header, *METADATA))

    def _files(self, name: str, stream: FileStream) -> list[Path]:
        """Matching files in order of their names; raises Refused FILE_MISSING."""
        pattern = self._path / stream.glob if stream.glob else self._path
        if pattern.is_file():
            return [pattern]
        anchor = Path(pattern.anchor)
        matches = sorted(anchor.glob(str(pattern.relative_to(anchor))))
        files = [path for path in matches if path.is_file() and not path.name.startswith("~$")]
        if not files:
            shown = stream.glob or self._config.path
            raise Refused(
                "FILE_MISSING",
                "No file is there.",
                f"stream {name}, {shown}",
                "Check `path` and `glob`, and that the export has arrived.",
            )
        return files

    def _batches(self, name: str, stream: FileStream) -> Iterator[Batch]:
        for path in self._files(name, stream):
            rows = 0
            for frame, found, sheet in _portions(path, stream):
                errors = found
                rows += frame.height
                marked = frame.with_columns(
                    pl.lit(path.name).alias("_file"), pl.lit(sheet, dtype=pl.String).alias("_sheet")
                )
                for part in _sliced(marked, stream.batch):
                    yield Batch(FrameRecords(part), errors=errors)
                    errors = []  # told once, with the first part
            observe("connect.file", stream=name, rows=rows)


Portion = tuple[pl.DataFrame, list[PartialError], str | None]


def _portions(path: Path, stream: FileStream) -> Iterator[Portion]:
    if path.suffix.lower() in WORKBOOKS:
        sheet, frame = read_xlsx(path, stream.sheet, stream.header_row)
        yield frame, [], sheet
        return
    if not path.stat().st_size:
        raise Refused(
            "FILE_EMPTY", "The file is empty.", path.name, "Check that the export was finished."
        )
    for frame, errors in _gathered(read_csv(path, _layout(stream)), stream.batch):
        yield frame, errors, None


def _gathered(
    portions: Iterator[tuple[pl.DataFrame, list[PartialError]]], size: int
) -> Iterator[tuple[pl.DataFrame, list[PartialError]]]:
    """Portions joined until they hold `size` rows, so that batches are not ragged."""
    waiting: list[pl.DataFrame] = []
    errors: list[PartialError] = []
    for frame, found in portions:
        waiting.append(frame)
        errors += found
        joined = pl.concat(waiting)
        whole = joined.height - joined.height % size
        if whole:
            yield joined.head(whole), errors
            errors = []
        waiting = [joined.slice(whole)]
    if waiting and (errors or waiting[0].height):
        yield waiting[0], errors


def _sliced(frame: pl.DataFrame, size: int) -> Iterator[pl.DataFrame]:
    """At least one part, so that errors always travel with a batch."""
    for start in range(0, max(frame.height, 1), size):
        yield frame.slice(start, size)


def _layout(stream: FileStream) -> CsvLayout:
    return CsvLayout(stream.encoding, stream.delimiter, stream.header_row)


def open_files(
    config: Mapping[str, Json], secrets: Mapping[str, str], home: Path
) -> FilesConnector:
    """The connector; raises Refused CONNECTION_CONFIG with the place."""
    del secrets
    found = decoded(FilesConfig, dict(config), "CONNECTION_CONFIG", "The files connection is wrong")
    for name, stream in found.streams.items():
        if stream.mode != "snapshot" or stream.header_row < 1 or stream.batch < 1:
            raise Refused(
                "CONNECTION_CONFIG",
                "Files are read as snapshots, by rows from 1.",
                f"$.streams.{name}",
                "Use mode snapshot, header_row and batch ≥ 1.",
            )
    return FilesConnector(found, home)
