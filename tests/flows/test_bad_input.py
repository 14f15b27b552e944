"""Bad input: each fault has its code and its hint, what was landed stays, nothing is lost."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import orjson
import pytest
import xlsxwriter

from hub.errors import HubError, Refused
from hub.flows.connect import Wanted, connect
from hub.flows.hub import Hub
from hub.flows.pull import pull
from hub.flows.report import Report
from tests.support.outside import (
    STAFF,
    STAFF_COLUMNS,
    document,
    people,
    staff_folder,
    write_csv,
    write_staff,
)


async def count(hub: Hub, table: str, where: str = "closed_at is null") -> int:
    found: int = await hub.database.writer.fetchval(
        f"select count(*) from hub.{table} where {where}"
    )
    return found


async def reasons(hub: Hub) -> dict[tuple[str, str], int]:
    """Field and code → how many wait in quarantine."""
    rows = await hub.database.writer.fetch(
        "select field, code, count(*) from hub.quarantine where state = 'open' group by 1, 2"
    )
    return {(row[0], row[1]): row[2] for row in rows}


@pytest.fixture
async def landed(hub: Hub, tmp_path: Path) -> Path:
    """A company of 30 that has been pulled; the folder of its files."""
    folder = tmp_path / "in"
    write_staff(folder, people(30))
    await connect(hub, staff_folder(folder), operator="tester")
    (await pull(hub, "staff", operator="tester")).check()
    return folder


async def failed(hub: Hub, name: str = "staff") -> HubError:
    """The error of a run that failed; it stands with the run, and all 30 are still there."""
    report = await pull(hub, name, operator="tester")
    assert report.state == "failed"
    assert report.error is not None
    assert report.error.hint
    stored = await hub.database.writer.fetchrow(
        "select state, error->>'code' as code from hub.run order by id desc limit 1"
    )
    assert stored is not None
    assert (stored["state"], stored["code"]) == ("failed", report.error.code)
    assert await count(hub, "employee") == 30
    return report.error


async def test_a_wrong_encoding_fails_the_run(hub: Hub, landed: Path) -> None:
    """A file that is not in the encoding that was said names the file, and nothing is closed."""
    (landed / "staff.csv").write_bytes(b"\xe5\xb7\xa5\xff\xfe\x81\n" * 20)
    error = await failed(hub)
    assert error.code.startswith("FILE_")
    assert "staff.csv" in str(error)


async def test_a_missing_file_fails_the_run(hub: Hub, landed: Path) -> None:
    """No file is not an empty company."""
    (landed / "staff.csv").unlink()
    assert (await failed(hub)).code.startswith("FILE_")


async def test_a_column_that_is_gone_stops_or_fails(hub: Hub, landed: Path) -> None:
    """Without the key's column every record is rejected: 30 people would go, so the run stops."""
    columns = [one for one in STAFF_COLUMNS if one != "工号"]
    write_csv(landed / "staff.csv", columns, people(30), "gb18030")
    report = await pull(hub, "staff", operator="tester")
    assert report.state == "stopped"
    assert report.error is not None
    assert report.error.code == "MASS_CHANGE"
    assert await count(hub, "employee", "status = 'active'") == 30


async def test_a_column_that_is_missing_at_connect_is_named(hub: Hub, tmp_path: Path) -> None:
    """The mapping is linted against the file's header: place and near name are told."""
    write_staff(tmp_path, people(1))
    columns = [one if one != "岗位" else "岗位名称" for one in STAFF_COLUMNS]
    write_csv(tmp_path / "staff.csv", columns, people(1), "gb18030")
    with pytest.raises(Refused, match="MAPPING_INVALID") as refused:
        await connect(hub, staff_folder(tmp_path), operator="tester")
    assert "岗位" in (refused.value.detail or "")
    assert refused.value.hint == "Perhaps you meant 岗位名称."
    assert await count(hub, "connection", "true") == 0


async def test_broken_cells_wait_and_the_rest_of_the_record_lands(hub: Hub, landed: Path) -> None:
    """A broken date, an unknown word, an unknown department: one pending cell each."""
    staff = people(30)
    staff[0]["出生日期"] = "1980-13-45"
    staff[1]["状态"] = "神游"
    staff[2]["部门"] = "D99"
    write_staff(landed, staff)
    report = (await pull(hub, "staff", operator="tester")).check()
    assert report.streams[1].account.pending_cells == 3
    assert await reasons(hub) == {
        ("birth_date", "INVALID"): 1,
        ("status", "UNMAPPED"): 1,
        ("department", "UNKNOWN_REFERENCE"): 1,
    }
    assert await count(hub, "employee") == 30


async def test_a_number_that_stands_twice_is_rejected_the_second_time(
    hub: Hub, landed: Path
) -> None:
    """The first record lands, the second waits in quarantine with its original bytes."""
    staff = people(30)
    write_staff(landed, [*staff, staff[4] | {"岗位": "经理"}])
    report = (await pull(hub, "staff", operator="tester")).check()
    account = report.streams[1].account
    assert (account.read, account.unchanged + account.changed) in {(31, 30), (31, 29)}
    assert account.quarantined in {1, 2}
    assert sum(n for (_, code), n in (await reasons(hub)).items() if code == "DUPLICATE_KEY") >= 1
    assert await count(hub, "employee") == 30


async def test_a_corrupt_workbook_fails_with_its_name(
    hub: Hub, tmp_path: Path, landed: Path
) -> None:
    """Bytes that are no workbook; the hint says what to do."""
    file = tmp_path / "pay" / "staff.xlsx"
    file.parent.mkdir()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([STAFF_COLUMNS, *(tuple(one.values()) for one in people(30))]):
            sheet.write_row(at, 0, row)
    config = {"path": str(file.parent), "streams": {"staff": {"glob": "*.xlsx"}}}
    mapping = STAFF.replace("precedence: 100", "precedence: 40").replace(
        "create: true", "create: false"
    )
    await connect(hub, Wanted("book", "files", config, [document(mapping)]), operator="tester")
    (await pull(hub, "book", operator="tester")).check()
    file.write_bytes(file.read_bytes()[:3000])
    error = await failed(hub, "book")
    assert error.code.startswith("FILE_")
    assert "staff.xlsx" in str(error)


# --- a vendor over HTTP ------------------------------------------------------------------------

MANIFEST = """
hub: manifest/1
system: vendor
label: {en: Vendor, zh: 供应商}
config:
  url: {label: {en: Address, zh: 地址}, required: true}
base_url: "{{ config.url }}"
retry: {attempts: 2, first_wait: 0.01, longest_wait: 0.1}
check: {path: /staff}
streams:
  staff:
    label: {en: Staff, zh: 员工}
    mode: snapshot
    key: [工号]
    request: {path: /staff}
    records: $.people
"""


class Vendor(ThreadingHTTPServer):
    """Answers with its people, or with an error that it was told to give."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.people = people(100)
        self.status = 200

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        vendor = self.server
        assert isinstance(vendor, Vendor)
        body = orjson.dumps({"people": vendor.people} if vendor.status == 200 else {"error": "x"})
        self.send_response(vendor.status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    server = Vendor()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
async def employed(hub: Hub, vendor: Vendor) -> Report:
    """The vendor's hundred people have been pulled."""
    manifest = hub.settings.home / "vendor.yaml"
    manifest.write_text(MANIFEST, encoding="utf-8")
    config = {"manifest": str(manifest), "url": vendor.url}
    await connect(hub, Wanted("vendor", "rest", config, [document(STAFF)]), operator="tester")
    return (await pull(hub, "vendor", operator="tester")).check()


async def test_a_vendor_that_answers_500_changes_nothing(
    hub: Hub, employed: Report, vendor: Vendor
) -> None:
    """The run fails as transient, people stay, and the next answer is taken."""
    assert employed.account.inserted == 100
    vendor.status = 500
    report = await pull(hub, "vendor", operator="tester")
    assert report.state == "failed"
    assert report.error is not None
    assert type(report.error).__name__ == "Transient"
    assert report.error.hint
    assert await count(hub, "employee", "status = 'active'") == 100
    vendor.status = 200
    again = (await pull(hub, "vendor", operator="tester")).check()
    assert again.account.unchanged + again.account.changed == 100


async def test_a_vendor_that_answers_half_its_staff_stops_the_run(
    hub: Hub, employed: Report, vendor: Vendor
) -> None:
    """Fifty people fewer is a mass change: nothing lands until a person says so."""
    vendor.people = vendor.people[::2]
    report = await pull(hub, "vendor", operator="tester")
    assert report.state == "stopped"
    assert report.assessment is not None
    assert report.assessment.deleted == 50
    assert await count(hub, "employee", "status = 'active'") == 100


async def test_a_vendor_that_is_away_is_told_at_connect(hub: Hub) -> None:
    """Nothing is stored of a connection that does not answer."""
    manifest = hub.settings.home / "vendor.yaml"
    manifest.write_text(MANIFEST, encoding="utf-8")
    config = {"manifest": str(manifest), "url": "http://127.0.0.1:9"}
    with pytest.raises(HubError) as refused:
        await connect(hub, Wanted("vendor", "rest", config, [document(STAFF)]), operator="tester")
    assert refused.value.hint
    assert await count(hub, "connection", "true") == 0
