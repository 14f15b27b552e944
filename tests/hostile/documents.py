"""Hostile requests: each tries to make the hub work, or talk, far beyond what it was asked.

A case is what is sent, with the codes of which one must refuse it; without codes it may be
answered. `tests.web.test_limits.HOSTILE` holds those whose size alone is the attack.
"""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from tests.web.test_limits import HOSTILE, nested

JSON: Final = {"content-type": "application/json"}
COUNT: Final = "{ totalCount }"


@dataclass(frozen=True)
class Case:
    """One request and what must become of it."""

    content: bytes = b""
    """The body, unless there is a query."""
    codes: frozenset[str] = frozenset()
    """Of the refusal; none where an answer is as good."""
    headers: Mapping[str, str] = field(default_factory=lambda: JSON)
    developer: bool = False
    by_url: str = ""
    query: str = ""
    variables: Mapping[str, Any] = field(default_factory=dict)

    def body(self, number: int) -> bytes:
        """What is sent at the n-th time: each time a document that was not seen before."""
        if not self.query:
            return self.content
        query = f"{self.query}\n#{number}"
        return orjson.dumps({"query": query, "variables": self.variables})


def sent(query: str, *codes: str, developer: bool = False, **variables: Any) -> Case:
    """A document with its variables."""
    return Case(codes=frozenset(codes), developer=developer, query=query, variables=variables)


def body(content: bytes, *codes: str, **headers: str) -> Case:
    """Something else in the place of a request."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Case(content, frozenset(codes), {**JSON, **named})


def times(text: str, count: int) -> str:
    """A text over and over; `%` in it is its number."""
    return " ".join(text.replace("%", str(one)) for one in range(count))


def wrapped(opening: str, inside: str, closing: str, count: int) -> str:
    return opening * count + inside + closing * count


def where(filter_: str) -> str:
    return f"{{ employees(filter: {filter_}) {COUNT} }}"


LISTS: Final = "{ employees(first: 1000) { nodes { reports(first: 1000) { nodes { %s } } } } }"
FILTERED: Final = f"query($w: EmployeeFilter) {{ employees(filter: $w) {COUNT} }}"

DOCUMENTS: Final[dict[str, Case]] = {
    **{name: sent(text, *codes) for name, (text, codes) in HOSTILE.items()},
    # -- what validation compares, copies or follows
    "twins within twins": sent(
        "{ employees { nodes { " + wrapped("manager { id } manager { ", "id", " }", 8) + " } } }"
    ),
    "pairs that nearly merge": sent(
        "{ employees { nodes { "
        + times("department { parent { id } } department { parent { name } }", 14)
        + " } } }"
    ),
    "aliases that clash": sent(
        "{ employees { nodes { " + times("a: id a: legalName", 15) + " } } }", "QUERY_INVALID"
    ),
    "inline fragments within each other": sent(
        "{ employees { nodes { " + wrapped("... on Employee { ", "id", " }", 300) + " } } }",
        "QUERY_TOO_DEEP",
        "QUERY_TOO_LARGE",
    ),
    "inline fragments side by side": sent(
        "{ employees { nodes { " + times("... on Employee { id }", 300) + " } } }",
        "QUERY_TOO_LARGE",
    ),
    "fragments that all spread all": sent(
        "{ employees { nodes { ...F0 } } } "
        + " ".join(
            f"fragment F{one} on Employee {{ id {' '.join(f'...F{to}' for to in range(one))} }}"
            for one in range(40)
        ),
        "QUERY_TOO_LARGE",
    ),
    "fragments that nobody spreads": sent(
        "{ viewer { scopes } } " + times("fragment F% on Employee { id legalName number }", 50),
        "QUERY_INVALID",
    ),
    "spreads of what is not there": sent(
        "{ viewer { " + times("...N%", 500) + " } }", "QUERY_INVALID", "QUERY_TOO_LARGE"
    ),
    "a cycle below a list": sent(
        "{ employees { nodes { ...A } } } fragment A on Employee"
        " { reports { nodes { ... { ...B } } } } fragment B on Employee { manager { ...A } }",
        "QUERY_FRAGMENT_CYCLE",
    ),
    "a thousand unknown fields": sent(
        "{ " + times("f%", 1_000) + " }", "QUERY_INVALID", "QUERY_TOO_MANY_ROOT_FIELDS"
    ),
    "unknown fields far down": sent(
        "{ employees { nodes { " + times("f%", 1_000) + " } } }", "QUERY_INVALID"
    ),
    "nearly known names, for a developer": sent(
        "{ employees { nodes { " + times("legalNaame%x", 400) + " } } }",
        "QUERY_INVALID",
        developer=True,
    ),
    "very long unknown names, for a developer": sent(
        "{ " + times("employe" + "e" * 2_000 + "%", 20) + " }", "QUERY_INVALID", developer=True
    ),
    "a name of 49,000 letters": sent("{ " + "a" * 49_000 + " }", "QUERY_INVALID"),
    "an alias of 49,000 letters": sent("{ " + "a" * 49_000 + ": __typename }"),
    # -- arguments, variables, values
    "arguments given over and over": sent(
        f"{{ employees({times('first: 1', 400)}) {COUNT} }}", "QUERY_INVALID"
    ),
    "fields of an input given over and over": sent(
        where("{" + times('legalName: {eq: "x"}', 200) + "}"), "QUERY_INVALID"
    ),
    "variables that nobody uses": sent(
        f"query({times('$v%: Int', 450)}) {{ viewer {{ scopes }} }}", "QUERY_INVALID"
    ),
    "variables that nobody declares": sent(
        where("{or: [" + times("{legalName: {eq: $v%}}", 150) + "]}"),
        "QUERY_INVALID",
        "QUERY_TOO_LARGE",
    ),
    "directives on variables": sent(
        "query(" + times("$v%: Int @a @b @c", 150) + ") { viewer { scopes } }",
        "QUERY_TOO_MANY_DIRECTIVES",
        "QUERY_TOO_LARGE",
    ),
    "switches at every field": sent(
        "query($s: Boolean!) { viewer { " + times("a%: scopes @skip(if: $s)", 30) + " } }", s=True
    ),
    "a deep default": sent(
        "query($f: EmployeeFilter = " + wrapped("{not: ", "{}", "}", 200) + f") {{"
        f" employees(filter: $f) {COUNT} }}",
        "QUERY_TOO_DEEP",
    ),
    "a type of lists of lists": sent(
        "query($v: " + "[" * 190 + "Int" + "]" * 190 + ") { viewer { scopes } }",
        "QUERY_INVALID",
        "QUERY_TOO_DEEP",
    ),
    "an integer of 5,000 digits": sent(
        "{ employees(first: " + "9" * 5_000 + f") {COUNT} }}", "QUERY_INVALID", "PAGE_INVALID"
    ),
    "an id of 5,000 digits": sent("{ node(id: " + "9" * 5_000 + ") { id } }"),
    "a float with an endless exponent": sent(
        "{ employees(first: 1e" + "9" * 400 + f") {COUNT} }}", "QUERY_INVALID"
    ),
    "a deep filter in a variable": sent(
        FILTERED, "VARIABLES_TOO_DEEP", w=orjson.Fragment(wrapped('{"not":', "{}", "}", 400))
    ),
    "a wide filter in a variable": sent(
        FILTERED, "VARIABLES_TOO_LARGE", w={"or": [{"legalName": {"eq": "x"}}] * 2_000}
    ),
    "a filter as wide as may be": sent(FILTERED, w={"or": [{"number": {"eq": "x"}}] * 190}),
    "9,000 names in a filter": sent(FILTERED, w={"legalName": {"in": ["曾喆"] * 9_000}}),
    "a name of 900 KB": sent(FILTERED, w={"legalName": {"eq": "曾" * 300_000}}),
    "a prefix of 900 KB": sent(FILTERED, w={"legalName": {"prefix": "x" * 900_000}}),
    "a national id of 900 KB": sent(FILTERED, w={"nationalId": {"eq": "1" * 900_000}}),
    "9,000 ids": sent(
        "query($i: [ID!]!) { nodes(ids: $i) { id } }", "PAGE_INVALID", i=["employee_x"] * 9_000
    ),
    "a search of 900 KB": sent(
        f"query($s: String) {{ employees(search: $s) {COUNT} }}",
        "FILTER_INVALID",
        s="喆 " * 200_000,
    ),
    "a search of nothing but operators": sent(
        f"query($s: String) {{ employees(search: $s) {COUNT} }}", s="' & | ! :* \\ ( ) <-> " * 20
    ),
    "an order of 450 keys": sent(
        "{ employees(orderBy: [" + times("{legalName: ASC}", 450) + f"]) {COUNT} }}"
    ),
    "a cursor of 900 KB": sent(
        "query($c: String) { employees(after: $c) { nodes { id } } }",
        "CURSOR_INVALID",
        c="A" * 900_000,
    ),
    "a cursor that decodes to noise": sent(
        "query($c: String) { employees(after: $c) { nodes { id } } }",
        "CURSOR_INVALID",
        c="_-8A" * 30,
    ),
    "SQL in every text": sent(
        FILTERED,
        w={
            "legalName": {"eq": "'; drop table hub.employee; --"},
            "workEmail": {"prefix": "%_\\' or 1=1 --"},
            "number": {"in": ["$1", "{0}", "%s", ":x", "\x1f"]},
        },
    ),
    "lone surrogates": sent('{ node(id: "\\uD800") { id } }', "QUERY_SYNTAX"),
    "a NUL in an id": sent('{ node(id: "\\u0000") { id } }'),
    "a NUL in a variable": sent(FILTERED, "FILTER_INVALID", w={"legalName": {"eq": "\0"}}),
    "dates at the ends of time": sent(
        FILTERED, w={"hireDate": {"gte": "0001-01-01", "lte": "9999-12-31"}}
    ),
    "a date beyond the end of time": sent(
        FILTERED, "FILTER_INVALID", "VARIABLES_INVALID", w={"hireDate": {"gt": "99999-01-01"}}
    ),
    # -- lists within lists
    "everybody's reports' reports": sent(
        LISTS % "reports(first: 1000) { nodes { reports(first: 1000) { nodes { id } } } }"
    ),
    "whole subtrees within each other": sent(
        "{ employees(first: 1000) { nodes { "
        + wrapped("reports(direct: false, first: 1000) { nodes { ", "id", " } }", 4)
        + " } } }"
    ),
    "a page beyond the largest": sent(
        "{ employees(first: 1001) { nodes { id } } }", "PAGE_INVALID"
    ),
    "a page of less than nothing": sent(
        "{ employees(first: -1) { nodes { id } } }", "PAGE_INVALID"
    ),
    "as many lists as may be": sent(
        "{ " + times(f'a%: employees(first: 1000, search: "x%") {COUNT}', 20) + " }"
    ),
    # -- the schema
    "introspection in twenty copies": sent(
        "{ " + times("a%: __schema { types { name fields { name } } }", 20) + " }",
        "QUERY_TOO_MANY_ROOT_FIELDS",
    ),
    "introspection in copies, from a fragment": sent(
        "{ " + times("...Q", 3) + " } fragment Q on Query { a: __schema { types { name } } }",
        "QUERY_TOO_MANY_ROOT_FIELDS",
    ),
    "a type and its fields' types and theirs": sent(
        '{ __type(name: "Employee") { ' + wrapped("fields { type { ", "name", " } }", 5) + " } }"
    ),
    "a type in twenty copies": sent(
        "{ "
        + times('a%: __type(name: "Employee") { fields { type { fields { name } } } }', 20)
        + " }",
        "QUERY_TOO_MANY_ROOT_FIELDS",
    ),
    "a type in four copies": sent(
        "{ "
        + times('a%: __type(name: "Employee") { fields { type { fields { name } } } }', 4)
        + " }"
    ),
    "possible types of possible types": sent(
        '{ __type(name: "Node") { '
        + wrapped("possibleTypes { interfaces { ", "name", " } }", 4)
        + " } }"
    ),
    # -- the language itself
    "50,000 blanks": sent(" " * 49_000 + "{ viewer { scopes } }"),
    "commas": sent("{" + "," * 49_000 + "viewer { scopes } }"),
    "nothing but opening braces": sent("{" * 49_000, "QUERY_SYNTAX"),
    "braces that open and never close": sent(
        "{ a " * 1_500, "QUERY_TOO_LARGE", "QUERY_TOO_DEEP", "QUERY_SYNTAX"
    ),
    "nothing but opening brackets": sent(
        "query($a: " + "[" * 40_000, "QUERY_TOO_LARGE", "QUERY_TOO_DEEP"
    ),
    "a block string of 24,000 lines": sent(
        '{ vocabulary(name: """' + "\n " * 24_000 + '""") { name } }'
    ),
    "a string of escapes": sent('{ vocabulary(name: "' + "\\u0041" * 8_000 + '") { name } }'),
    "an open string": sent('{ vocabulary(name: "' + "x" * 40_000, "QUERY_SYNTAX"),
    "a schema instead of a question": sent(
        times("type T% { a: Int }", 300), "QUERY_INVALID", "QUERY_TOO_LARGE"
    ),
    "extensions of types": sent(
        "{ viewer { scopes } } " + times("extend type Query { a%: Int }", 200),
        "QUERY_INVALID",
        "QUERY_TOO_LARGE",
    ),
    "a subscription": sent("subscription { viewer { scopes } }", "QUERY_INVALID"),
    "twenty operations of one name": sent(
        times("query A { viewer { scopes } }", 20), "QUERY_INVALID"
    ),
    "incremental delivery": sent(
        "{ employees { nodes @stream(initialCount: 0) { id ... @defer { legalName } } } }",
        "QUERY_INVALID",
    ),
    "managers as deep as may be, in copies": sent(
        nested(11)[:-2] + times("a%: employees { nodes { id } }", 10) + " }"
    ),
    # -- HTTP
    "an object within itself 100,000 times": body(b'{"a":' * 100_000, "BODY_INVALID"),
    "100,000 members": body(
        b"{" + b",".join(b'"k%d":1' % one for one in range(90_000)) + b"}", "BODY_INVALID"
    ),
    "a batch of 5,000": body(
        b"[" + b",".join([b'{"query":"{ viewer { scopes } }"}'] * 5_000) + b"]", "BATCHING_OFF"
    ),
    "an operation's name of 900 KB": body(
        orjson.dumps({"query": "{ __typename }", "operationName": "x" * 900_000}),
        "OPERATION_UNKNOWN",
    ),
    "a document's id of 900 KB": body(orjson.dumps({"documentId": "x" * 900_000}), "BODY_INVALID"),
    "a bomb of zeros": body(
        gzip.compress(b"0" * 30_000_000, mtime=0), "BODY_TOO_LARGE", content_encoding="gzip"
    ),
    "a bomb within a bomb": body(
        gzip.compress(gzip.compress(b"0" * 30_000_000, mtime=0), mtime=0),
        "BODY_INVALID",
        content_encoding="gzip",
    ),
    "an Accept of 3,000 ranges": body(
        b'{"query":"{ __typename }"}',
        accept=", ".join(f"a/b{one};q=0.1" for one in range(300)),
    ),
    "a language of 20,000 wishes": body(
        b'{"query":"{ __typename }"}', accept_language=",".join(["zz;q=0.1"] * 2_000)
    ),
    "a long URL": Case(b"", frozenset({"URL_TOO_LONG"}), by_url="query=" + "a" * 60_000),
    "a URL of 7,000 parameters": Case(
        b"", frozenset({"BODY_INVALID"}), by_url="&".join(["a=1"] * 3_900)
    ),
}
