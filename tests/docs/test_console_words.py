"""The console's catalogue: whoever works there meets no error in the hub's English alone.

Closed by default: a code of the page of errors has its sentence and remedy in both languages, or
stands here among those that nobody meets in the console, with where in the program it may stand.
"""

import json
import re
from functools import cache
from typing import Final

import pytest

from hub.connectors.spec import close_to
from hub.flows.edit import _denied
from hub.mappings.problem import nearest
from hub.mappings.profile import GUESSES
from hub.resolvers.errors import hidden
from hub.schema.audience import CLASSES, HR_CLASSES
from hub.schema.shipped import shipped
from tests.docs.test_errors import PAGE, ROOT, codes

WORDS: Final = ROOT / "web" / "src" / "words"
FORMS: Final = ROOT / "web" / "src" / "graph" / "words.ts"
OWN: Final = frozenset({"OFFLINE"})
"""The console's own: what it says itself where no answer came."""
TOLD_OTHERWISE: Final = frozenset({"Quarantine", "Pair", "Delivery", "Partial"})
"""Remedies that are no errors: the hub tells them in the reader's language, or in an account."""
ELSEWHERE: Final[dict[str, tuple[tuple[str, ...], frozenset[str]]]] = {
    "commands": (
        ("cli/", "conformance/", "resolvers/trusted_manifest", "store/trusted", "auth/viewer"),
        frozenset(
            {
                *("ACCEPT_WHAT", "CONFIG_UNREADABLE", "DOCUMENTS_UNREADABLE", "DOCUMENT_INVALID"),
                *("DOCUMENT_ID_TAKEN", "DOCUMENTS_WHICH", "DECISION_UNCLEAR", "NAME_UNKNOWN"),
                *("SCHEMA_BASELINE", "EXPLAIN_FILE", "EXPLAIN_VARIABLES", "STREAM_NOT_PLAIN"),
                *("EXAMPLE_INVALID", "SYSTEM_UNKNOWN", "SCOPE_UNKNOWN"),
            }
        ),
    ),
    "sheets, folders and persons' rights by command": (
        (
            *("cli/", "flows/queue_sheet", "flows/documents", "flows/connect", "flows/ending"),
            *("flows/subject_", "mappings/workbook", "mappings/words/match"),
            *("schema/retention", "store/subject/", "store/connections"),
        ),
        frozenset(
            {
                *("WORKBOOK_INVALID", "WORKBOOK_CELL", "MAPPING_MISSING"),
                *("MAPPING_TWICE", "TERMS_INVALID", "RECORDS_CHOICE"),
                *("CONNECTION_IN_USE", "ERASURE_UNKNOWN", "NOTHING_TO_ERASE", "CLASS_UNKNOWN"),
                *("RETENTION_INVALID", "FILE_EXISTS", "FILE_UNWRITABLE"),
            }
        ),
    ),
    "pages of sign-in, accounts and machine clients": (
        (
            *(
                "auth/",
                "web/",
                "flows/accounts",
                "flows/clients",
                "store/accounts",
                "store/clients",
            ),
            *("store/failures", "resolvers/office/sign_in"),
        ),
        frozenset(
            {
                *("SESSION_UNKNOWN", "SIGN_IN_WRONG", "SIGN_IN_WAIT", "SIGN_IN_EXPIRED"),
                *("SIGN_IN_REFUSED", "SIGN_IN_NO_PROVIDER", "SIGN_IN_NO_ACCOUNTS"),
                *("STEP_UP_FAILED", "PASSKEY_REFUSED", "PASSWORD_LENGTH", "PASSWORD_COMMON"),
                *("PASSWORD_DIFFERS", "INVITATION_USED", "FACTOR_LAST", "FACTOR_UNKNOWN"),
                *("ACCOUNT_UNKNOWN", "ACCOUNT_TAKEN_UP", "CLIENT_NAME", "CLIENT_UNKNOWN"),
                *("CLIENT_REFUSED", "CLIENT_SCOPE", "CLIENT_GRANT_TYPE", "CLIENT_KEY_FILE"),
                *("DEV_ISSUER_OFF", "DEV_ISSUER_FILE", "TRACES_MISSING"),
            }
        ),
    ),
    "requests that the console's own documents never make": (
        (
            *("auth/cookies", "plan/", "flows/edit_", "flows/hooks", "flows/statistics"),
            *("flows/writing", "connectors/spec", "connectors/webhook", "connectors/rest_write"),
            *("conformance/", "cli/webhook", "web/oauth", "web/events", "web/signin/visit"),
            *("resolvers/answer", "resolvers/documents", "resolvers/edge", "resolvers/endpoint"),
            *("resolvers/explain", "resolvers/fold", "resolvers/http_", "resolvers/limits"),
            *("resolvers/moves", "resolvers/reconcile", "resolvers/streams/", "resolvers/trusted"),
            *(
                "resolvers/office/webhooks_wanted",
                "resolvers/office/deliveries",
                "cli/write",
                "store/deliveries",
            ),
        ),
        frozenset(
            {
                *("NOT_ACCEPTABLE", "MEDIA_TYPE_UNSUPPORTED", "CONTENT_CODING_UNSUPPORTED"),
                *("BODY_INVALID", "BATCHING_OFF", "URL_TOO_LONG", "MUTATION_BY_GET"),
                *("DOCUMENTS_OFF", "PERSISTED_QUERY_NOT_FOUND", "PERSISTED_QUERY_NOT_SUPPORTED"),
                *("QUERY_SYNTAX", "QUERY_MIXED", "QUERY_TOO_LARGE", "QUERY_TOO_DEEP"),
                *("QUERY_TOO_MANY_ALIASES", "QUERY_TOO_MANY_ROOT_FIELDS"),
                *("QUERY_TOO_MANY_DIRECTIVES", "QUERY_FRAGMENT_CYCLE", "OPERATION_UNKNOWN"),
                *("OPERATION_AMBIGUOUS", "INTROSPECTION_CLOSED", "INTROSPECTION_FAILED"),
                *("IDEMPOTENCY_KEY_REUSED", "SUBSCRIPTION_NEEDS_STREAM", "SUBSCRIPTION_EMPTY"),
                *("STATISTICS_FIELD", "STATISTICS_MONTH", "STATISTICS_LARGE", "STATISTICS_DENIED"),
                *(
                    "STATISTICS_FEW",
                    "EXPLAIN_CLOSED",
                    "EXPLAIN_NOTHING",
                    "EXPLAIN_FAULTY",
                    "RECONCILE_INVALID",
                    "GROUP_INVALID",
                ),
                *(
                    "AGGREGATE_TOO_LARGE",
                    "EDIT_SHEET",
                    "ROW_TWICE",
                    "POST_BEGINS_LATER",
                ),
                *("POST_NOT_FOUND", "NOTHING_TO_REVOKE", "NOTHING_BEFORE", "ALREADY_EFFECTIVE"),
                *("FIELD_UNEXPECTED", "WRITE_UNSUPPORTED", "FETCH_UNSUPPORTED", "WRITE_LOSSY"),
                *("WEBHOOK_NAMED", "WEBHOOK_BESIDE", "WEBHOOK_ADDRESS", "WEBHOOK_SELECTION"),
                *("WEBHOOK_SECRET", "WEBHOOK_FORGED", "WEBHOOK_STALE", "EVENTS_UNSUPPORTED"),
                "SUBSCRIBER_UNKNOWN",
            }
        ),
    ),
}
"""Why nobody meets them in the console → (where in the program they may stand, the codes)."""
RUNNING: Final = frozenset(
    {
        *("TOO_BUSY", "DATABASE_AWAY", "STATEMENT_TIMEOUT", "KEYS_UNWRITABLE"),
        *("CUSTODIAN_AWAY", "CUSTODIAN_REFUSED"),
        *("INTERNAL_ERROR", "RUN_BROKEN", "ACCOUNT_UNBALANCED"),
    }
)
"""Of setup and of what is broken: what happens while the hub runs, and is told."""


@cache
def page() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """(section, code, remedies) of every line of the page."""
    found, section = [], ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        section = line[3:].strip() if line.startswith("## ") else section
        cells = [one.strip() for one in line.split("|")[1:-1]] if line[:1] == "|" else [""]
        if re.fullmatch(r"[A-Z][A-Z0-9_]{2,}(_\*)?", cells[0]):
            found.append((section, cells[0], frozenset(cells[1].split(", "))))
    return tuple(found)


def catalogue(language: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((WORDS / f"{language}.json").read_text("utf-8"))
    return found


def met() -> set[str]:
    """What a person at the console can be told as an error."""
    found = {
        code
        for section, code, remedies in page()
        if section not in ("Setup", "Internal")
        and remedies - {"Fault", "Broken"} - TOLD_OTHERWISE
        and not code.endswith("*")
    }
    return (found | RUNNING) - frozenset().union(*(each for _, each in ELSEWHERE.values()))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_error_of_the_console_is_told_in_its_language(language: str) -> None:
    """A sentence and a remedy, none empty."""
    words = catalogue(language)
    for book in ("codes", "remedies"):
        assert sorted(met() - {code for code, text in words[book].items() if text}) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_fault_of_a_mapping_is_told_in_its_language(language: str) -> None:
    """All that the editor can mark."""
    faults = {code for _, code, remedies in page() if "Fault" in remedies}
    for book in ("faults", "faultRemedies"):
        assert set(catalogue(language)[book]) == faults


def test_the_catalogue_names_no_code_that_is_none() -> None:
    """Nor one that stands here as met elsewhere."""
    told = set(catalogue("en")["codes"]) - OWN
    assert sorted(told - codes()) == []
    assert sorted(told & frozenset().union(*(each for _, each in ELSEWHERE.values()))) == []


@pytest.mark.parametrize("why", ELSEWHERE)
def test_what_is_met_elsewhere_only_stands_there(why: str) -> None:
    """A code that comes to stand in another part of the program has to be looked at again."""
    homes, elsewhere = ELSEWHERE[why]
    assert sorted(elsewhere - codes()) == []
    strays = {
        (code, str(file.relative_to(ROOT / "hub")))
        for file in sorted((ROOT / "hub").rglob("*.py"))
        for code in re.findall(r'"([A-Z][A-Z0-9_]+)"', file.read_text(encoding="utf-8"))
        if code in elsewhere and not str(file.relative_to(ROOT / "hub")).startswith(homes)
    }
    assert strays == set()


def test_hints_with_names_have_the_forms_that_the_console_reads() -> None:
    """What only the hub knows is taken from its hint, whatever the language."""
    forms = [re.compile(one) for one in re.findall(r", /(\^.*\$)/\]", FORMS.read_text("utf-8"))]
    assert len(forms) == 4

    def names(hint: str | None) -> list[str]:
        return [found[1] for form in forms if (found := form.match(hint or ""))]

    assert names(nearest("nane", ["name", "code"])) == ["name"]
    assert names(nearest("zzzz", ["name", "code"])) == ["name, code"]
    assert names(close_to("nane", ["name", "code"])) == ["`name`"]
    assert names(close_to("zzzz", ["name", "code"])) == ["code, name"]
    (number,) = names(hidden(ValueError()).hint)
    assert re.fullmatch(r"[0-9a-f]{12}", number)
    spec = shipped()["Employee"]
    granted = next(one for one in spec.fields.values() if any(allow.grant for allow in one.write))
    (grants,) = names(_denied(spec, granted).hint)
    assert {allow.grant for allow in granted.write if allow.grant} == set(grants.split(" or "))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_kinds_classes_readers_and_guesses_have_a_name(language: str) -> None:
    """All that the model has: a field of any kind is told without a word of the program."""
    words = catalogue(language)
    fields = [one for spec in shipped() for one in spec.fields.values()]
    assert {one.kind.name for one in fields} <= set(words["fieldKinds"])
    assert {one.name for one in CLASSES} | set(HR_CLASSES) <= set(words["classes"])
    ways = {
        one.relation.value.replace(" ", "_") for each in fields for one in each.read if one.relation
    }
    assert ways | {"*"} == set(words["readers"])
    assert set(GUESSES) == set(words["guesses"])
    if language == "zh":
        books = ("fieldKinds", "classes", "readers", "guesses")
        plain = [text for book in books for text in words[book].values() if text.isascii()]
        assert plain == []


SENTENCE: Final = re.compile(r"[A-Za-z]{2,} [a-z]{3,} [a-z]{3,}")


def test_what_vocabularies_follow_is_told_in_both_languages() -> None:
    """Wherever it is more than the name of a standard; in English it is what ships."""
    sources = {name: one.source for name, one in shipped().vocabularies.items()}
    english, chinese = (catalogue(language)["sources"] for language in ("en", "zh"))
    assert english == {name: sources[name] for name in chinese}
    assert {name for name, text in sources.items() if SENTENCE.search(text)} <= set(chinese)
    assert [text for text in chinese.values() if SENTENCE.search(text)] == []
