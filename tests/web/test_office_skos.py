"""SKOS in the graph: a vocabulary goes out as the company has it and comes in as edits."""

import base64
import random
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any, Final

import orjson
import pytest

from hub.auth.viewer import Everywhere
from hub.errors import Refused
from hub.flows.connect import connect
from hub.flows.pull import pull
from hub.flows.terms_skos import compared, read
from hub.schema.shipped import shipped
from hub.schema.skos import to_skos
from hub.schema.vocabulary import Term, Vocabulary, normal
from hub.schema.vocabulary_edits import edited
from hub.store.grants import NewGrant, add_grant
from tests.support.outside import DEPARTMENTS, EDUCATION, STAFF, people, staff_folder, write_staff
from tests.support.site import BEGIN, HR, Site, opened_site

NAME: Final = "education_level"
OUT = "query ($name: String!) { vocabularySkos(name: $name) { name mediaType content } }"
EFFECT = """query ($document: String!) { skosEffect(vocabulary: "education_level",
  document: $document) { changes { code create labelEn labelZh aliases active broader rank }
  refused { term code } alike left unnamed } }"""
TAKE = """mutation ($document: String!, $reason: String! = "agreed") { takeSkos(input: {
  vocabulary: "education_level", document: $document, reason: $reason}) {
  ... on TakeSkosSuccess { terms filled refused { term code } } ... on Problem { code } } }"""


def text(vocabulary: Vocabulary) -> str:
    return orjson.dumps(to_skos(vocabulary)).decode()


@pytest.mark.parametrize("vocabulary", shipped().vocabularies.values(), ids=lambda one: one.name)
def test_what_went_out_says_what_is_held(vocabulary: Vocabulary) -> None:
    """Of every vocabulary that ships."""
    found = compared(vocabulary, read(vocabulary, text(vocabulary)))
    assert (found.changes, found.refused, found.left, found.unnamed) == ((), (), (), ())
    assert found.alike == len(vocabulary.terms)


def changed(term: Term, dice: random.Random) -> Term:
    """The term as somebody else might have it."""
    label = {**term.label, "zh": f"{term.label['zh']}（新）"} if dice.random() < 0.3 else term.label
    more = (f"又名{term.code}",) if dice.random() < 0.3 else ()
    active = not term.active if dice.random() < 0.2 else term.active
    return replace(term, label=label, aliases=(*term.aliases, *more), active=active)


@pytest.mark.parametrize("seed", range(20))
def test_changes_make_one_of_the_other(seed: int) -> None:
    """Edit by edit our vocabulary becomes what the document says, and no other term is touched."""
    dice = random.Random(seed)
    here = shipped().vocabularies[NAME]
    terms = [changed(one, dice) for one in here.terms if dice.random() < 0.8]
    known = {one.code for one in terms}
    terms = [one if one.broader in known else replace(one, broader=None) for one in terms]
    new = Term(NAME, "academy", {"en": "Academy", "zh": "研修院"}, "Academy.", rank=55)
    below = replace(
        new, code="below", label={"en": "Below", "zh": "下级"}, rank=56, broader="academy"
    )
    there = replace(here, terms=(below, *terms, new))  # what stands above comes later
    found = compared(here, read(here, text(there)))
    assert found.refused == ()
    after = reduce(lambda now, one: edited(now, one.edit, new=one.new), found.changes, here)
    for one in there.terms:
        term = after.term(one.code)
        assert (term.label, term.active) == (dict(one.label), one.active)
        assert {normal(name) for name in one.names()} <= {normal(name) for name in term.names()}
    assert set(found.unnamed) == set(here.codes) - set(there.codes)
    assert all(after.term(code) == here.term(code) for code in found.unnamed)
    again = compared(after, read(after, text(there)))
    assert again.changes == ()
    assert found.alike + len(found.changes) == len(there.terms)


def test_what_is_no_scheme_is_refused() -> None:
    here = shipped().vocabularies[NAME]
    whole = to_skos(here)
    nameless = {**whole, "@graph": [*whole["@graph"], {"@type": "skos:Concept", "@id": "x"}]}
    for document in ("", "[]", "{", "{}", orjson.dumps(nameless).decode(), "x" * 1_000_000):
        with pytest.raises(Refused) as caught:
            read(here, document)
        assert caught.value.code == "SKOS_INVALID"
    many = [
        Term(NAME, f"t{at}", {"en": f"T{at}", "zh": f"术{at}"}, rank=1000 + at) for at in range(201)
    ]
    with pytest.raises(Refused) as caught:
        compared(here, replace(here, terms=tuple(many)))
    assert caught.value.code == "PAGE_INVALID"


@pytest.fixture
async def site(database: str, tmp_path: Path) -> Any:
    """Twelve people, of whom three studied at 研修院, a word that nobody knows."""
    async with opened_site(database, tmp_path) as site:
        said = ("研修院", "本科", "硕士", "本科")
        education = [
            {"工号": one["工号"], "学历": said[at % 4], "学校": "某大学"}
            for at, one in enumerate(people(12))
        ]
        write_staff(tmp_path / "in", people(12), education=education)
        wanted = staff_folder(tmp_path / "in", DEPARTMENTS, STAFF, EDUCATION)
        await connect(site.hub, wanted, operator="tester")
        (await pull(site.hub, "staff", operator="tester")).check()
        grant = NewGrant(HR, "admin", frozenset(), Everywhere(), BEGIN)
        await add_grant(site.hub.database, grant, actor="test")
        yield site


async def asked(site: Site, query: str, scope: str = "hr admin", **given: Any) -> Any:
    told = await site.ask(query, scope=scope, **given)
    assert "errors" not in told, told
    [found] = told["data"].values()
    return found


async def test_a_document_is_shown_before_and_taken_term_by_term(site: Site) -> None:
    """A new term fills what waits; what does not fit is refused and holds up no other."""
    here = site.hub.model.vocabularies[NAME]
    first, second, *rest = here.terms
    academy = Term(NAME, "academy", {"en": "Academy", "zh": "研修院"}, rank=55)
    clash = Term(NAME, "clash", {"en": "Clash", "zh": second.label["zh"]}, rank=57)
    renamed = replace(first, label={**first.label, "en": "Another name"})
    document = text(replace(here, terms=(renamed, *rest, academy, clash)))
    effect = await asked(site, EFFECT, document=document)
    assert {one["code"]: (one["create"], one["labelEn"]) for one in effect["changes"]} == {
        first.code: (False, "Another name"),
        "academy": (True, "Academy"),
    }
    assert effect["refused"] == [{"term": "clash", "code": "TERM_NAME_CONFLICT"}]
    assert (effect["unnamed"], effect["alike"]) == ([second.code], len(rest))
    assert (await asked(site, TAKE, document=document, reason=""))["code"] == "REASON_MISSING"
    assert "academy" not in site.hub.model.vocabularies[NAME].codes
    done = await asked(site, TAKE, document=document)
    assert done == {"terms": 2, "filled": 3, "refused": effect["refused"]}
    found = await asked(site, OUT, "employee", name=NAME)
    assert (found["name"], found["mediaType"]) == (f"{NAME}.jsonld", "application/ld+json")
    out = base64.b64decode(found["content"]).decode()
    now = site.hub.model.vocabularies[NAME]
    assert [one.code for one in read(now, out).terms] == list(now.codes)
    assert (await asked(site, EFFECT, document=out))["changes"] == []
    assert now.term(first.code).label["en"] == "Another name"


async def test_taking_is_for_administrators(site: Site) -> None:
    told = await site.ask(EFFECT, scope="hr", document="{}")
    assert told["errors"][0]["extensions"]["code"] == "OFFICE_DENIED"
    told = await site.ask(TAKE, scope="hr", document="{}")
    assert told["data"]["takeSkos"] == {"code": "OFFICE_DENIED"}
    assert (await asked(site, TAKE, document="{}"))["code"] == "SKOS_INVALID"
