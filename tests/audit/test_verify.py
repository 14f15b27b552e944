"""The verifier finds every tampering, and nothing else: 10,000 at random, and a superuser's own."""

import ast
import asyncio
import random
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

import hub_audit_verify as verifier
from hub.flows.hub import Hub
from hub.store import audit_chain
from hub.store.acts import note
from hub.store.audit_chain import Anchors, Tree, seal
from hub_audit_verify import Anchor, Chain, Finding, Link
from tests.support.hubs import hub_at

ENTRIES = 60


@dataclass
class History:
    """A chain in memory with its anchors."""

    lines: list[bytes]
    links: list[Link]
    anchors: list[Anchor]


def written(anchors: Anchors, lines: list[bytes]) -> History:
    """What the hub would make of these entries, anchored at random sizes."""
    tree, head, links, signed = Tree(0, []), bytes(32), [], []
    at = datetime(2026, 1, 1, tzinfo=UTC)
    for line in lines:
        leaf = audit_chain.hashlib.sha256(b"\x00" + line).digest()
        head = audit_chain.hashlib.sha256(b"\x02" + head + leaf).digest()
        tree.add(leaf)
        links.append(Link(tree.size, head, line))
        if tree.size % 7 == 0 or tree.size == len(lines):
            at += timedelta(seconds=10)
            signature = anchors.sign(tree.size, tree.root(), head, at)
            told = Anchor(tree.size, tree.root(), head, audit_chain.micros(at), signature)
            signed.append(told)
    return History(lines, links, signed)


def found(anchors: Anchors, history: History) -> list[Finding]:
    key = verifier.key_of(anchors.public.read_bytes())
    chain = Chain(history.anchors)
    return [
        *verifier.check_anchors(history.anchors, key),
        *chain.take(history.links),
        *chain.end(),
    ]


def rechained(lines: list[bytes]) -> list[Link]:
    """Links computed anew over other lines, as who owns the database can."""
    head, links = bytes(32), []
    for place, line in enumerate(lines, 1):
        leaf = audit_chain.hashlib.sha256(b"\x00" + line).digest()
        head = audit_chain.hashlib.sha256(b"\x02" + head + leaf).digest()
        links.append(Link(place, head, line))
    return links


def edited(history: History, dice: random.Random) -> History:
    at = dice.randrange(len(history.links))
    line = bytearray(history.links[at].line or b"")
    line[dice.randrange(len(line))] ^= 1 << dice.randrange(7)
    links = [*history.links]
    links[at] = replace(links[at], line=bytes(line))
    return replace_links(history, links)


def deleted(history: History, dice: random.Random) -> History:
    at = dice.randrange(len(history.links))
    links = [*history.links]
    links[at] = replace(links[at], line=None)
    return replace_links(history, links)


def unlinked(history: History, dice: random.Random) -> History:
    at = dice.randrange(len(history.links) - 1)
    return replace_links(history, [*history.links[:at], *history.links[at + 1 :]])


def reordered(history: History, dice: random.Random) -> History:
    one, two = dice.sample(range(len(history.links)), 2)
    links = [*history.links]
    links[one], links[two] = (
        replace(links[one], line=links[two].line),
        replace(links[two], line=links[one].line),
    )
    return replace_links(history, links)


def truncated(history: History, dice: random.Random) -> History:
    return replace_links(history, history.links[: dice.randrange(len(history.links))])


def forked(history: History, dice: random.Random) -> History:
    """An entry is changed, and the rest of the chain computed anew."""
    lines = [*history.lines]
    lines[dice.randrange(len(lines))] += b"x"
    return replace_links(history, rechained(lines))


def shortened(history: History, dice: random.Random) -> History:
    """An entry is left out, and the chain computed anew."""
    at = dice.randrange(len(history.lines))
    return replace_links(history, rechained(history.lines[:at] + history.lines[at + 1 :]))


def inserted(history: History, dice: random.Random) -> History:
    """An entry is put in, and the chain computed anew."""
    at = dice.randrange(len(history.lines))
    return replace_links(
        history, rechained([*history.lines[:at], b"999\tforged", *history.lines[at:]])
    )


def unsigned(history: History, dice: random.Random) -> History:
    """A checkpoint is changed."""
    at = dice.randrange(len(history.anchors))
    anchors = [*history.anchors]
    anchors[at] = replace(anchors[at], at=anchors[at].at + dice.choice([-60, 60]) * 1_000_000)
    return History(history.lines, history.links, anchors)


def turned_back(history: History, dice: random.Random) -> History:
    """Two checkpoints change places."""
    one = dice.randrange(len(history.anchors) - 1)
    anchors = [*history.anchors]
    anchors[one], anchors[one + 1] = anchors[one + 1], anchors[one]
    return History(history.lines, history.links, anchors)


def replace_links(history: History, links: list[Link]) -> History:
    return History(history.lines, links, history.anchors)


TAMPERS = (edited, deleted, unlinked, reordered, truncated, forked, shortened, inserted, unsigned,
           turned_back)  # fmt: skip


def test_ten_thousand_tamperings_are_found_and_no_false_alarm_is_given(tmp_path: Path) -> None:
    anchors, dice = Anchors(tmp_path), random.Random(20261126)
    missed: list[str] = []
    for number in range(1_000):
        lines = [
            f"{at}\t{dice.getrandbits(48)}\tactor{dice.randrange(9)}\tact\t{at % 5}".encode()
            for at in range(dice.randrange(2, ENTRIES) if number % 10 else ENTRIES)
        ]
        history = written(anchors, [*lines, b"last", b"end"])
        assert found(anchors, history) == []
        if len(history.anchors) < 2:
            history.anchors.insert(0, first_anchor(anchors, history))
            assert found(anchors, history) == []
        missed += [one.__name__ for one in TAMPERS if not found(anchors, one(history, dice))]
    assert missed == []


def first_anchor(anchors: Anchors, history: History) -> Anchor:
    [link] = history.links[:1]
    at = datetime(2025, 1, 1, tzinfo=UTC)
    tree = Tree(0, [])
    tree.add(audit_chain.hashlib.sha256(b"\x00" + (link.line or b"")).digest())
    signature = anchors.sign(1, tree.root(), link.hash, at)
    return Anchor(1, tree.root(), link.hash, audit_chain.micros(at), signature)


# --- the real database, owned by whoever tampers ---------------------------------------------


async def some(hub: Hub, count: int) -> None:
    for at in range(count):
        await note(hub.database.writer, f"员工{at}", "test.act", "thing", rows=at,
                   reason="换行\n制表\t反斜\\", detail={"at": at})  # fmt: skip


async def checked(hub: Hub, anchors: Anchors, grace: float = 0.0) -> list[str]:
    key = verifier.key_of(anchors.public.read_bytes())
    told = verifier.anchors_of(anchors.file.read_text("utf-8"))
    findings, _ = await verifier.verify(hub.database.dsn, told, key, grace)
    return [one.code for one in findings]


DEEDS = {
    "update hub.audit set reason = 'nothing' where seq = (select max(seq) - 3 from hub.audit)": (
        "ENTRY_CHANGED"
    ),
    "update hub.audit set at = at - interval '1 hour' where seq = (select min(seq) from hub.audit)":
        "ENTRY_CHANGED",
    "delete from hub.audit where seq = (select max(seq) from hub.audit)": "ENTRY_MISSING",
    "delete from hub.audit_link where position = 5": "LINK_MISSING",
    "delete from hub.audit_link where position > 20": "TRUNCATED",
    "truncate hub.audit_link": "TRUNCATED",
    "insert into hub.audit (actor, action, entity, batch, rows) values ('x', 'y', 'z', "
    "gen_random_uuid(), 1)": "ENTRY_UNCHAINED",
    "update hub.audit a set actor = b.actor from hub.audit b where a.seq + 1 = b.seq":
        "ENTRY_CHANGED",
}  # fmt: skip


async def test_what_a_superuser_does_is_found(database: str, tmp_path: Path) -> None:
    async with hub_at(database, tmp_path / "home") as hub:
        anchors = Anchors(tmp_path / "audit")
        for _ in range(4):
            await some(hub, 8)
            assert await seal(hub.database, anchors) == 8
        assert await checked(hub, anchors) == []
        for deed, code in DEEDS.items():
            assert code in await after(hub, deed, lambda: checked(hub, anchors))
        assert await checked(hub, anchors) == []


async def after(hub: Hub, deed: str, look: Callable[[], Awaitable[list[str]]]) -> list[str]:
    """What is found after the deed; everything is put back afterwards."""
    tables = ("audit", "audit_link")
    owner = await asyncpg.connect(hub.database.dsn)
    try:
        for one in tables:
            await owner.execute(f"create table kept_{one} as select * from hub.{one}")
        await owner.execute(deed)
        found = await look()
        for one in tables:
            await owner.execute(f"delete from hub.{one}")
            override = "overriding system value" if one == "audit" else ""
            await owner.execute(f"insert into hub.{one} {override} select * from kept_{one}")
            await owner.execute(f"drop table kept_{one}")
        return found
    finally:
        await owner.close()


async def test_what_is_written_later_with_a_smaller_number_is_chained_too(
    database: str, tmp_path: Path
) -> None:
    """A long transaction commits after the chain went past its number: nothing is lost."""
    async with hub_at(database, tmp_path / "home") as hub:
        anchors = Anchors(tmp_path / "audit")
        async with hub.database.transaction() as slow:
            await note(slow, "slow", "test.act", "thing")
            await some(hub, 5)
            assert await seal(hub.database, anchors) == 5
        assert await seal(hub.database, anchors) == 1
        assert await checked(hub, anchors) == []


async def test_several_seal_at_once_and_one_is_killed_before_it_anchors(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with hub_at(database, tmp_path / "home") as hub:
        anchors = Anchors(tmp_path / "audit")
        await some(hub, 30)
        counts = await asyncio.gather(*(seal(hub.database, anchors) for _ in range(3)))
        assert sum(counts) == 30
        await some(hub, 3)

        async def killed(*_: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(audit_chain, "_anchor", killed)
        with pytest.raises(KeyboardInterrupt):
            await seal(hub.database, anchors)
        monkeypatch.undo()
        assert anchors.size() == 30
        assert await seal(hub.database, anchors) == 0
        assert anchors.size() == 33
        assert await checked(hub, anchors) == []


async def test_the_program_says_what_it_found(database: str, tmp_path: Path) -> None:
    async with hub_at(database, tmp_path / "home") as hub:
        anchors = Anchors(tmp_path / "audit")
        await some(hub, 4)
        await seal(hub.database, anchors)
        arguments = ("--database", hub.database.dsn, "--anchors", anchors.file, "--key",
                     anchors.public, "--grace", "0")  # fmt: skip
        assert await ran(*arguments) == (0, "4 entries, 1 checkpoints, 0 findings")
        await hub.database.writer.execute("update hub.audit set actor = 'x' where rows = 2")
        code, said = await ran(*arguments)
        assert code == 1
        assert said.startswith("ENTRY_CHANGED at place 3")
        assert (await ran(*arguments[:-4], "--key", anchors.file, "--grace", "0"))[0] == 2


async def ran(*arguments: Any) -> tuple[int, str]:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "hub_audit_verify", *map(str, arguments),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    told, _ = await program.communicate()
    text = told.decode()
    return program.returncode or 0, text.rpartition(", ")[0]


def test_it_shares_no_code_with_the_hub() -> None:
    tree = ast.parse(Path(verifier.__file__).read_text("utf-8"))
    names = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [one.name for one in node.names] if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom)
            else []
        )
    }  # fmt: skip
    assert names <= {*sys.stdlib_module_names, "asyncpg", "cryptography"}
