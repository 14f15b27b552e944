"""Vocabularies and departments as a reconciliation service (API 0.2), for OpenRefine and others.

Each batch becomes one GraphQL operation under the asker's own token, so that access is decided
where it always is. `match` is true where the matcher takes the term by itself; candidates are its
suggestions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.auth.cookies import presented
from hub.errors import Refused
from hub.resolvers.answer import Incoming, answer
from hub.resolvers.edge import Edge
from hub.resolvers.endpoint import guarded
from hub.resolvers.http_incoming import purpose, read_body
from hub.resolvers.http_media import JSON
from hub.resolvers.http_outgoing import Outgoing
from hub.resolvers.viewers import languages

DEPARTMENT: Final = "department"
_FOUND: Final = "raw term suggestions { term score evidence }"
_TERMS: Final = f"""query($name: String!, $values: [String!]!) {{
  vocabulary(name: $name) {{ label match(values: $values) {{ {_FOUND} }} terms {{ code label }} }}
}}"""
_UNITS: Final = (
    f"query($values: [String!]!) {{ match: departmentMatch(values: $values) {{ {_FOUND} }} }}"
)
_NAMES: Final = """query($codes: [String!]!) {
  departments(first: 1000, filter: {code: {in: $codes}}) { nodes { code name } }
}"""
_LABEL: Final = "query($name: String!) { viewer { scopes } vocabulary(name: $name) { label } }"


def reconcile_routes(edge: Edge) -> list[Route]:
    """`/reconcile/{name}`: the manifest, and queries by GET or POST."""

    async def endpoint(request: Request) -> Response:
        return await guarded(edge, request, lambda: _answered(edge, request))

    return [Route("/reconcile/{name}", endpoint, methods=["GET", "POST"])]


async def _answered(edge: Edge, request: Request) -> Outgoing:
    asker = _Asker(edge, request, str(request.path_params["name"]))
    queries = await _queries(request)
    body = await (asker.manifest() if queries is None else asker.results(queries))
    return Outgoing(orjson.dumps(body), 200, JSON)


@dataclass(frozen=True)
class _Asker:
    """One request for one vocabulary."""

    edge: Edge
    request: Request
    name: str

    async def manifest(self) -> dict[str, Any]:
        """What the service is."""
        label = await self._label()
        return {
            "versions": ["0.2"],
            "name": f"HR data hub: {label}",
            "identifierSpace": f"urn:hub:term:{self.name}/",
            "schemaSpace": "urn:hub:term:",
            "defaultTypes": [{"id": self.name, "name": label}],
        }

    async def results(self, queries: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """Candidates of every query, the best first."""
        values = [str(one.get("query", "")) for one in queries.values()]
        if self.name == DEPARTMENT:
            found = (await self._ask(_UNITS, values=values))["match"]
            names = await self._department_names(found)
        else:
            told = (await self._ask(_TERMS, name=self.name, values=values))["vocabulary"]
            if told is None:
                raise self._unknown()
            found = told["match"]
            names = {one["code"]: one["label"] for one in told["terms"]}
        return {
            key: {"result": self._candidates(one, names, queries[key])}
            for key, one in zip(queries, found, strict=True)
        }

    def _candidates(
        self, found: Mapping[str, Any], names: Mapping[str, str], query: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        limit = query.get("limit")
        taken = found["term"]
        scored = [(taken, 100.0, "")] if taken else []
        scored += [
            (one["term"], round(100 * one["score"], 1), one["evidence"])
            for one in found["suggestions"]
        ]
        return [
            {
                "id": code,
                "name": names.get(code, code),
                "type": [{"id": self.name, "name": self.name}],
                "score": score,
                "match": code == taken,
                **({"description": evidence} if evidence else {}),
            }
            for code, score, evidence in scored[: limit if isinstance(limit, int) else None]
        ]

    async def _label(self) -> str:
        told = await self._ask(_LABEL, name=self.name)
        if self.name == DEPARTMENT:
            return "departments"
        if told["vocabulary"] is None:
            raise self._unknown()
        return str(told["vocabulary"]["label"])

    async def _department_names(self, found: list[dict[str, Any]]) -> dict[str, str]:
        codes = {one["term"] for one in found if one["term"]}
        codes |= {one["term"] for match in found for one in match["suggestions"]}
        told = await self._ask(_NAMES, codes=sorted(codes))
        return {one["code"]: one["name"] or one["code"] for one in told["departments"]["nodes"]}

    async def _ask(self, query: str, **variables: Any) -> dict[str, Any]:
        headers = self.request.headers
        incoming = Incoming(
            query=query,
            operation_name=None,
            variables=variables,
            authorization=presented(
                headers,
                secure=self.edge.hub.settings.pages.secure,
                changes=self.request.method == "POST",
            ),
            languages=languages(headers.get("accept-language")),
            purpose=purpose(headers.get("purpose")),
            view_as=headers.get("view-as", "").strip(),
            own=True,
        )
        told = orjson.loads((await answer(self.edge, incoming)).body)
        if "errors" in told:
            raise Refused("RECONCILE_INVALID", told["errors"][0]["message"], hint="Ask for less.")
        data: dict[str, Any] = told["data"]
        return data

    def _unknown(self) -> Refused:
        known = ", ".join([DEPARTMENT, *self.edge.hub.model.vocabularies])
        return Refused(
            "VOCABULARY_UNKNOWN", "There is no such vocabulary.", hint=f"One of {known}."
        )


async def _queries(request: Request) -> dict[str, dict[str, Any]] | None:
    """The batch of queries; None where the manifest is asked for."""
    text = request.query_params.get("queries")
    if request.method == "POST":
        form = parse_qs((await read_body(request)).decode("utf-8", "replace"))
        text = form.get("queries", [""])[0]
    if text is None:
        return None
    try:
        queries = orjson.loads(text)
    except orjson.JSONDecodeError:
        queries = None
    if not isinstance(queries, dict) or not all(isinstance(one, dict) for one in queries.values()):
        raise Refused(
            "RECONCILE_INVALID",
            "The queries cannot be read.",
            hint='Send queries={"q0": {"query": "…"}}.',
        )
    return queries
