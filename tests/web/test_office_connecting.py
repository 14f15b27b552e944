"""A system is connected step by step over the graph, by administrators, and within bounds."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hub.auth.viewer import Everywhere
from hub.errors import Refused
from hub.flows.confined import confine
from hub.flows.uploads import checked_name
from hub.store.grants import NewGrant, add_grant
from tests.support.site import BEGIN, HR, Site, opened_site
from tests.support.workbooks import roster, workbook


@pytest.fixture
async def office(database: str, tmp_path: Path) -> AsyncIterator[Site]:
    """A site whose HR person is an administrator too."""
    async with opened_site(database, tmp_path / "home") as site:
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


KINDS = "{ connectorKinds { kind label fields { name label type required secret } } }"
TRY = """mutation ($input: TryConnectionInput!) { done: tryConnection(input: $input) {
  __typename
  ... on TryConnectionSuccess { streams { name mode fields settings problem { code detail } } }
  ... on Problem { code hint }
} }"""
LOOK = """mutation ($input: LookAtStreamInput!) { done: lookAtStream(input: $input) {
  __typename
  ... on LookAtStreamSuccess { look {
    records ships document matches { path target }
    fields { path distinct nulls samples masked }
  } }
  ... on Problem { code }
} }"""
CONNECT = """mutation ($input: ConnectSystemInput!) { done: connectSystem(input: $input) {
  __typename
  ... on ConnectSystemSuccess { connection { name connector schedule streams lastRun { id } } }
  ... on Problem { code }
} }"""
SETTINGS = "query ($name: String!) { connectionSettings(name: $name) { config secrets streams } }"
DRAFT = """query ($name: String!, $stream: String!) { mapping(connection: $name, stream: $stream) {
  versionInUse draft { state document problems { code place } }
} }"""
PREVIEW = """query ($name: String!, $stream: String!) {
  mappingPreview(connection: $name, stream: $stream) {
    records rowsMade rejected employees needsApproval
    fields { entity field kind cells samples { raw masked } }
  }
}"""


async def done(site: Site, query: str, scope: str = "admin", **given: Any) -> Any:
    return (await site.ask(query, scope=scope, input=given))["data"]["done"]


async def upload(
    site: Site, name: str, content: bytes, scope: str = "admin", **headers: str
) -> Any:
    token = site.issuer.issue("H1", scope)
    found = await site.client.post(
        "/files",
        params={"name": name},
        content=content,
        headers={"authorization": f"Bearer {token}", **headers},
    )
    return found.json()


async def test_forms_come_from_the_specs(office: Site) -> None:
    """In the asker's language; what is secret says so."""
    told = await office.ask(KINDS, scope="admin", headers={"accept-language": "zh-CN"})
    found = {one["kind"]: one for one in told["data"]["connectorKinds"]}
    assert {"files", "sql", "rest", "moodle", "tryton"} <= found.keys()
    assert found["sql"]["label"] == "数据库"
    fields = {one["name"]: one for one in found["sql"]["fields"]}
    assert fields["password"] == {
        "name": "password",
        "label": "密码",
        "type": "text",
        "required": False,
        "secret": True,
    }
    assert fields["streams"]["type"] == "streams"


async def test_a_workbook_is_connected_from_upload_to_draft(
    office: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The header below a title is found, a mapping proposed; nothing is read before it stands."""
    monkeypatch.setattr("hub.auth.devissuer.scopes_for", lambda words: frozenset(words.split()))
    put = await upload(office, "花名册 2026.xlsx", roster(["H1", "X2"], ["本科", "大专班"]))
    assert "path" in put, put
    file = office.hub.settings.home / put["path"]
    assert put["name"] == file.name == "花名册 2026.xlsx"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    config: dict[str, Any] = {"path": put["path"]}
    tried = await done(office, TRY, connector="files", config=config)
    [stream] = tried["streams"]
    assert stream["name"] == "花名册-2026"
    assert stream["settings"] == {"sheet": "花名册(2026)", "header_row": 3}
    assert stream["fields"][:4] == ["工号", "姓名", "性别", "学历"]
    config["streams"] = {stream["name"]: stream["settings"]}
    access = {"connector": "files", "config": config}
    for scope, masked in (("admin", True), ("admin hr", False)):
        told = await done(office, LOOK, scope, stream=stream["name"], **access)
        level = {one["path"]: one for one in told["look"]["fields"]}["学历"]
        assert (level["distinct"], level["nulls"], level["masked"]) == (2, 0, masked)
        assert set(level["samples"]) == ({"文文", "文文文"} if masked else {"本科", "大专班"})
    assert {"path": "学历", "target": "Education.level"} in told["look"]["matches"] or told["look"][
        "document"
    ]
    made = await done(
        office,
        CONNECT,
        name="学历登记",
        streams=[stream["name"]],
        schedule="daily 02:30",
        drafts=[{"stream": stream["name"], "document": told["look"]["document"]}],
        **access,
    )
    assert made["connection"] == {
        "name": "学历登记",
        "connector": "files",
        "schedule": "daily 02:30",
        "streams": [stream["name"]],
        "lastRun": None,
    }
    place = {"name": "学历登记", "stream": stream["name"]}
    told = (await office.ask(DRAFT, scope="admin", **place))["data"]["mapping"]
    assert (told["versionInUse"], told["draft"]["state"]) == (None, "draft")
    assert told["draft"]["problems"] == []
    assert await office.hub.database.writer.fetchval("select count(*) from hub.raw_record") == 0


async def test_a_first_draft_is_previewed_on_what_the_system_gives(office: Site) -> None:
    """Rows that would be made, words that would wait; nothing needs a second person yet."""
    put = await upload(office, "学历.xlsx", roster(["H1", "X2", "X3"], ["本科", "大专班"]))
    config = {"path": put["path"], "streams": {"s": {"header_row": 3}}}
    document = {
        "hub": "mapping/1",
        "stream": "s",
        "rows": [
            {
                "entity": "Education",
                "of": {"by": "number", "from": "工号"},
                "key": "工号",
                "fields": {"level": "学历", "school": "毕业院校"},
            }
        ],
    }
    drafts = [{"stream": "s", "document": document}]
    made = await done(
        office, CONNECT, name="e", connector="files", config=config, streams=["s"], drafts=drafts
    )
    assert made["__typename"] == "ConnectSystemSuccess"
    told = await office.ask(PREVIEW, scope="admin", name="e", stream="s")
    found = told["data"]["mappingPreview"]
    assert (found["records"], found["rowsMade"], found["rejected"]) == (3, 3, 0)
    assert found["needsApproval"] is False
    level = {one["kind"]: one for one in found["fields"] if one["field"] == "level"}
    assert (level["filled"]["cells"], level["unmapped"]["cells"]) == (2, 1)
    assert level["unmapped"]["samples"] == [{"raw": "文文文", "masked": True}]


async def test_a_database_offers_its_tables(office: Site) -> None:
    """With their keys; one that lies elsewhere is not opened."""
    folder = office.hub.settings.home / "files"
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / "clock.db")) as made, made:
        made.execute("create table 打卡 (id integer primary key, 工号 text, 日期 text)")
        made.execute("insert into 打卡 values (1, 'H1', '2026-01-05')")
    told = await done(office, TRY, connector="sql", config={"url": "sqlite:///files/clock.db"})
    assert told["streams"] == [
        {
            "name": "打卡",
            "mode": "snapshot",
            "fields": ["id", "工号", "日期"],
            "settings": {"table": "打卡", "key": ["id"]},
            "problem": None,
        }
    ]
    for url in ("sqlite:////etc/passwd", "sqlite:///../x.db", "postgresql:///hub?host=/tmp"):
        told = await done(office, TRY, connector="sql", config={"url": url})
        assert told["code"] == "CONNECTION_CONFINED"


async def test_a_sheet_that_cannot_be_read_hides_no_other(office: Site) -> None:
    """It says why."""
    sheets = {"好": [("工号", "姓名"), ("H1", "曾喆")], "坏": [("工号", "工号"), ("1", "2")]}
    put = await upload(office, "两张.xlsx", workbook(sheets))
    told = await done(office, TRY, connector="files", config={"path": put["path"]})
    problems = {one["name"]: one["problem"] for one in told["streams"]}
    assert problems["好"] is None
    assert problems["坏"] == {
        "code": "FILE_HEADER",
        "detail": "两张.xlsx, sheet 坏, row 1, column 2 (工号)",
    }


async def test_kept_secrets_go_to_no_other_address(office: Site) -> None:
    """They are named, never shown; a changed address asks for them again."""
    folder = office.hub.settings.home / "files"
    folder.mkdir(parents=True)
    for name in ("a.db", "b.db"):
        with closing(sqlite3.connect(folder / name)) as made, made:
            made.execute("create table t (id integer)")
    config = {"url": "sqlite:///files/a.db", "streams": {"t": {"table": "t"}}}
    new = {"name": "db", "connector": "sql", "streams": ["t"]}
    secrets = {"token": "geheim-42"}
    made = await done(office, CONNECT, config=config, secrets=secrets, **new)
    assert made["__typename"] == "ConnectSystemSuccess"
    told = await office.ask(SETTINGS, scope="admin", name="db")
    assert told["data"]["connectionSettings"] == {
        "config": config,
        "secrets": ["token"],
        "streams": ["t"],
    }
    assert "geheim" not in str(told)
    other = {**config, "url": "sqlite:///files/b.db"}
    for query, more in (
        (TRY, {"connector": "sql", "name": "db"}),
        (CONNECT, {**new, "replaces": True}),
    ):
        told = await done(office, query, config=other, **more)
        assert told["code"] == "SECRETS_AGAIN"
    taken = await done(office, CONNECT, config=config, **new)
    assert taken["code"] == "CONNECTION_CONFLICT"
    again = await done(office, CONNECT, config=config, **new, replaces=True, schedule="every 15m")
    assert again["connection"]["schedule"] == "every 15m"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.exe", b"MZ", "FILE_NAME"),
        ("../a.csv", b"a\n1\n", "FILE_NAME"),
        ("a.xlsx", b"PK no workbook", "FILE_CORRUPT"),
        ("a.csv", b"", "FILE_EMPTY"),
        ("a.yaml", b"hub: manifest/9", "MANIFEST_INVALID"),
    ],
)
async def test_only_what_can_be_opened_stays(
    office: Site, name: str, content: bytes, code: str
) -> None:
    """Nothing is left of what was refused."""
    told = await upload(office, name, content)
    assert told["errors"][0]["extensions"]["code"] == code
    root = office.hub.settings.home / "files"
    assert not root.exists() or list(root.iterdir()) == []


async def test_a_file_is_bounded(office: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where its length is not told before."""
    monkeypatch.setattr("hub.flows.uploads.LARGEST", 1_000)

    async def parts() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x," * 100

    token = office.issuer.issue("H1", "admin")
    found = await office.client.post(
        "/files",
        params={"name": "a.csv"},
        content=parts(),
        headers={"authorization": f"Bearer {token}"},
    )
    assert found.json()["errors"][0]["extensions"]["code"] == "FILE_TOO_LARGE"
    assert list((office.hub.settings.home / "files").iterdir()) == []


@pytest.mark.parametrize("scope", ["hr", "manager", "employee"])
async def test_only_administrators_connect(office: Site, scope: str) -> None:
    """By any door; who has no administrator's token gets nothing out of it."""
    told = await upload(office, "a.csv", b"a\n1\n", scope)
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    assert not (office.hub.settings.home / "files").exists()
    assert (await office.ask(KINDS, scope=scope))["data"]["connectorKinds"] is None
    asked = await office.ask(SETTINGS, scope=scope, name="x")
    assert asked["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    config = {"path": "files/x.csv"}
    for query, more in (
        (TRY, {}),
        (LOOK, {"stream": "x"}),
        (CONNECT, {"name": "x", "streams": ["x"]}),
    ):
        told = await done(office, query, scope, connector="files", config=config, **more)
        assert told["code"] == "OFFICE_DENIED"
    stranger = await office.client.post("/files", params={"name": "a.csv"}, content=b"a\n1\n")
    assert stranger.status_code == 401


async def test_another_site_sends_no_file(office: Site) -> None:
    """A form of another site carries the cookie, and is refused."""
    found = await office.client.post(
        "/files",
        params={"name": "a.csv"},
        content=b"a\n1\n",
        headers={"cookie": "hub-session=x", "sec-fetch-site": "cross-site"},
    )
    assert found.status_code == 403


@given(name=st.text(max_size=40).map(lambda text: f"{text}.csv"))
@example("..csv")
@example("a/../b.csv")
@example("con\x00.csv")
def test_a_name_stays_in_its_folder(name: str) -> None:
    """Whatever is asked: either refused, or a plain file of the folder."""
    try:
        kept = checked_name(name)
    except Refused:
        return
    folder = Path("/srv/hub/files/x")
    assert (folder / kept).resolve().parent == folder
    assert "\x00" not in kept


@given(parts=st.lists(st.sampled_from(["files", "..", "a", ".", "keys", "", "~"]), max_size=6))
@example(["..", "..", "files"])
def test_paths_stay_below_the_folder(parts: list[str]) -> None:
    """What is let through lies below `files`, by a second way of working it out."""
    path = "/".join(parts)
    depth: list[str] = []
    for one in parts:
        if one == "..":
            depth = depth[:-1] if depth and depth[-1] != "out" else [*depth, "out"]
        elif one not in {"", "."}:
            depth.append(one)
    inside = not path.startswith("/") and depth[:1] == ["files"]
    refused = nullcontext() if inside else pytest.raises(Refused, match="CONNECTION_CONFINED")
    with refused:
        confine("files", {"path": path}, Path("/srv/hub"))
