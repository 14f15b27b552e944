"""Manifests of trusted documents, in the two formats that front-end tools write.

Apollo: `{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id", "name",
"type", "body"}]}`. Relay: `{"id": "document"}`. Each document must fit the schema, or none is
taken: what is found out here would otherwise be found out by users.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import orjson

from hub.errors import Refused
from hub.resolvers.documents import Documents
from hub.store.trusted import TrustedDocument

_APOLLO: Final = "apollo-persisted-query-manifest"
_ID: Final = re.compile(r"[!-~]{1,200}")
_PREFIX: Final = "sha256:"


def bare(id_: str) -> str:
    """An id without the prefix that says how it was made."""
    return id_.removeprefix(_PREFIX)


def read_manifest(content: bytes) -> list[TrustedDocument]:
    """The documents of a manifest; raises Refused DOCUMENTS_UNREADABLE."""
    try:
        given = orjson.loads(content)
    except orjson.JSONDecodeError:
        given = None
    if not isinstance(given, dict) or not given:
        raise _invalid("It is no JSON object, or an empty one.")
    found = list(_apollo(given) if "format" in given else _relay(given))
    ids = {one.id for one in found}
    if len(ids) < len(found):
        raise _invalid("An id stands for two documents.")
    return found


def check_documents(documents: Documents, found: list[TrustedDocument]) -> None:
    """Each document can be answered; raises Refused DOCUMENT_INVALID with what stands against."""
    for one in found:
        prepared = documents.prepare(one.text, suggest=True)
        if prepared.errors:
            error = prepared.errors[0]
            place = error.locations[0] if error.locations else None
            where = f", line {place.line}, column {place.column}" if place else ""
            raise Refused(
                "DOCUMENT_INVALID",
                "A document of the manifest does not fit the schema.",
                detail=f"{one.name or 'document'} {one.id[:16]}{where}: {error.message}",
                hint="Build the manifest against this hub's schema.",
            )


def _apollo(given: dict[str, Any]) -> Iterator[TrustedDocument]:
    operations = given.get("operations")
    if given["format"] != _APOLLO or given.get("version") != 1 or not isinstance(operations, list):
        raise _invalid("Its format or version is not known.")
    for one in operations:
        if not isinstance(one, dict):
            raise _invalid("An operation is no object.")
        yield _document(one.get("id"), one.get("body"), one.get("name") or "")


def _relay(given: dict[str, Any]) -> Iterator[TrustedDocument]:
    for id_, text in given.items():
        yield _document(id_, text, _named(str(text)))


def _named(text: str) -> str:
    found = re.search(r"\b(?:query|mutation|subscription)\s+(\w+)", text)
    return found[1] if found else ""


def _document(id_: Any, text: Any, name: Any) -> TrustedDocument:
    if not isinstance(id_, str) or not _ID.fullmatch(id_) or not bare(id_):
        raise _invalid("An id is no text of 1 to 200 visible characters.")
    if not isinstance(text, str) or not isinstance(name, str):
        raise _invalid("A document or its name is no text.")
    return TrustedDocument(bare(id_), text, name)


def _invalid(detail: str) -> Refused:
    return Refused(
        "DOCUMENTS_UNREADABLE",
        "The manifest cannot be read.",
        detail=detail,
        hint="Use a persisted-query manifest of Apollo, or the persisted documents of Relay.",
    )
