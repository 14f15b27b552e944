"""The audit as an auditor reads it: entries with what of their detail is no value, and the chain.

The audit holds ids, names and counts by agreement. What is shown does not rest on that: of a detail
only numbers, ids, digests, names of the model and words of the machinery leave, anything else is
counted as hidden. So no entry, however it came to be written, shows a value to whoever may read
the log and not the data.
"""

import asyncio
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

import orjson

from hub.errors import Transient
from hub.flows.audit import anchors_of, seal_audit
from hub.flows.hub import Hub
from hub.observe import observe
from hub.schema.audience import HR_CLASSES
from hub.schema.model import EntitySpec, Model
from hub.schema.record import Json
from hub.store.acts import note
from hub.store.audit_search import VERIFY, NamedRow, changed_at

MOST: Final = 20
"""Values of one fact that are shown."""
_CODE: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}")
_WORDS: Final = frozenset(
    (
        *("action", "connection", "custodian", "decision", "findings", "format", "kind", "role"),
        *("state", "stream", "vocabulary", "what"),
    )
)
"""Parts of a detail that hold words of the machinery, or names of systems."""
_PROGRAM: Final = (
    "import json, sys; from hub_audit_verify import main; sys.exit(main(json.load(sys.stdin)))"
)
"""The verifier in a process of its own; the address of the database is on nobody's list of them."""
_SUMMARY: Final = re.compile(r"^(\d+) entries, (\d+) checkpoints, (\d+) findings", re.MULTILINE)
_FINDING: Final = re.compile(r"^([A-Z_]+) at ", re.MULTILINE)


@dataclass(frozen=True)
class Fact:
    """What an entry says under one name."""

    name: str
    values: tuple[str, ...]
    hidden: int
    """Texts that may be values, and what is beyond the first twenty."""


@dataclass(frozen=True)
class Verdict:
    """What the verifier said."""

    entries: int
    checkpoints: int
    findings: dict[str, int]
    """Code → how often."""


def facts(model: Model, detail: Json) -> list[Fact]:
    """What may be shown of a detail, by name, in its order."""
    found: dict[str, list[str | None]] = {}
    for name, leaf in _leaves("", detail):
        if leaf is not None:
            found.setdefault(name, []).append(_shown(model, name, leaf))
    return [_fact(name, values) for name, values in found.items()]


def _fact(name: str, values: Sequence[str | None]) -> Fact:
    shown = list(dict.fromkeys(one for one in values if one is not None))
    locked = sum(one is None for one in values)
    return Fact(name, tuple(shown[:MOST]), locked + max(0, len(shown) - MOST))


def _leaves(name: str, one: Json) -> Iterator[tuple[str, Json]]:
    if isinstance(one, dict):
        for key, part in one.items():
            yield from _leaves(key, part)
    elif isinstance(one, list):
        for part in one:
            yield from _leaves(name, part)
    else:
        yield name, one


def _shown(model: Model, name: str, leaf: Json) -> str | None:
    if isinstance(leaf, bool):
        return "true" if leaf else "false"
    if isinstance(leaf, int):
        return str(leaf)
    if not isinstance(leaf, str):
        return None
    open_ = name in _WORDS or leaf in _names(model) or _CODE.fullmatch(leaf)
    return leaf if open_ else None


@lru_cache(maxsize=4)
def _names(model: Model) -> frozenset[str]:
    """Names of entities, fields and classes."""
    fields = [one for spec in model for one in spec.fields.values()]
    return frozenset(
        [spec.name for spec in model]
        + [name for one in fields for name in (one.name, one.graph_name)]
        + [*HR_CLASSES, *(one.cls.name for one in fields)]
    )


async def named_row(hub: Hub, spec: EntitySpec, row: str) -> NamedRow:
    """A row and when it changed."""
    moments: Sequence[datetime] = await changed_at(hub.database, hub.made, spec, row)
    return NamedRow(spec.name, row, moments)


async def anchored(hub: Hub) -> int:
    """Entries up to the last checkpoint that is kept outside the database."""
    anchors = await asyncio.to_thread(anchors_of, hub)
    return await asyncio.to_thread(anchors.size)


async def verify_audit(hub: Hub, *, actor: str, reason: str | None = None) -> Verdict:
    """Let the verifier go over the whole chain; what it says is an entry itself.

    Raises Transient AUDIT_UNCHECKED where it could not look.
    """
    await seal_audit(hub)
    anchors = await asyncio.to_thread(anchors_of, hub)
    found = await _run(hub.database.dsn, str(anchors.file), str(anchors.public))
    detail: dict[str, Json] = {
        "checkpoints": found.checkpoints,
        "count": sum(found.findings.values()),
        "findings": list(found.findings),
    }
    writer = hub.database.writer
    await note(writer, actor, VERIFY, "audit", rows=found.entries, reason=reason, detail=detail)
    return found


async def _run(dsn: str, anchors: str, key: str) -> Verdict:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _PROGRAM), stdin=pipe, stdout=pipe, stderr=pipe
    )
    told = orjson.dumps(["--database", dsn, "--anchors", anchors, "--key", key])
    out, _ = await process.communicate(told)
    text = out.decode()
    summary = _SUMMARY.search(text)
    if summary is None:
        observe("audit.not_verified", code=process.returncode or 0)
        raise Transient(
            "AUDIT_UNCHECKED",
            "The audit could not be verified.",
            hint="`hub audit seal` prints the verifier's command, which says why.",
        )
    entries, checkpoints, _ = map(int, summary.groups())
    return Verdict(entries, checkpoints, dict(Counter(_FINDING.findall(text))))
