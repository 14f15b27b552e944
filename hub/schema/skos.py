"""Vocabularies as SKOS concept schemes in JSON-LD, out and back in.

A term is a concept: its code the notation, aliases alternative labels, codings mapping relations
to concepts named by system and code. `broad` of ours says that the other code holds more, which is
SKOS's `broadMatch`. What SKOS has no word for (rank, words that come near, properties) stands
under `hub:`. What comes back is a vocabulary file of format 1, read as strictly as any other.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote, unquote

import yaml

from hub.errors import Refused
from hub.schema.vocabulary import LANGUAGES, RELATIONS, Coding, Term, Vocabulary, read_vocabulary

CONTEXT: Final = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "hub": "urn:hub:",
}
_TERM: Final = "urn:hub:term:"
_SYSTEM: Final = "urn:hub:system:"
Node = Mapping[str, Any]


def to_skos(vocabulary: Vocabulary) -> dict[str, Any]:
    """The vocabulary as a JSON-LD document."""
    scheme = {
        "@id": f"{_TERM}{vocabulary.name}",
        "@type": "skos:ConceptScheme",
        "skos:prefLabel": _labels(vocabulary.label),
        "dct:source": vocabulary.source,
        "hub:ranked": vocabulary.ranked,
        "hub:affixes": list(vocabulary.affixes),
        "hub:broad": [
            {"hub:word": word, "hub:codes": list(codes)} for word, codes in vocabulary.broad.items()
        ],
    }
    concepts = [_concept(vocabulary, term) for term in vocabulary.terms]
    return {"@context": CONTEXT, "@graph": [scheme, *concepts]}


def _concept(vocabulary: Vocabulary, term: Term) -> dict[str, Any]:
    here = f"{_TERM}{vocabulary.name}/"
    found: dict[str, Any] = {
        "@id": f"{here}{term.code}",
        "@type": "skos:Concept",
        "skos:inScheme": {"@id": f"{_TERM}{vocabulary.name}"},
        "skos:notation": term.code,
        "skos:prefLabel": _labels(term.label),
        "skos:definition": term.definition,
        "skos:altLabel": list(term.aliases),
    }
    if term.broader:
        found["skos:broader"] = {"@id": f"{here}{term.broader}"}
    for relation in RELATIONS:
        met = [{"@id": _coded(one)} for one in term.codings if one.relation == relation]
        if met:
            found[f"skos:{relation}Match"] = met
    own = {
        "hub:rank": term.rank,
        "hub:active": term.active,
        "hub:close": list(term.close),
        "hub:validFrom": term.valid_from and term.valid_from.isoformat(),
        "hub:validTo": term.valid_to and term.valid_to.isoformat(),
        "hub:properties": dict(term.properties),
    }
    return found | {key: value for key, value in own.items() if value is not None}


def _labels(label: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@language": language, "@value": label[language]} for language in LANGUAGES]


def _coded(one: Coding) -> str:
    return f"{_SYSTEM}{quote(one.system, safe='')}/{quote(one.code, safe='')}"


def from_skos(document: Node, named: str | None = None) -> tuple[str, Vocabulary]:
    """The file of format 1 that the document amounts to; raises Refused SKOS_INVALID, ….

    Other tools may leave out what is ours; a concept needs a notation and both labels. `named` is
    the vocabulary's name, whatever the scheme is called.
    """
    graph = document.get("@graph")
    nodes: Sequence[Node] = graph if isinstance(graph, list) else []
    schemes = [one for one in nodes if one.get("@type") == "skos:ConceptScheme"]
    if len(schemes) != 1:
        raise _invalid("The document does not hold one skos:ConceptScheme.", "@graph")
    name = named or str(schemes[0].get("@id", "")).rpartition(":")[2]
    terms = [_term(one) for one in nodes if one.get("@type") == "skos:Concept"]
    text = yaml.safe_dump(
        {**_whole(name, schemes[0]), "terms": terms}, allow_unicode=True, sort_keys=False, width=100
    )
    return text, read_vocabulary(f"{name}.yaml", text)


def _whole(name: str, scheme: Node) -> dict[str, Any]:
    found: dict[str, Any] = {
        "format": 1,
        "vocabulary": name,
        "label": _label(scheme, name),
        "ranked": bool(scheme.get("hub:ranked", False)),
        "source": str(scheme.get("dct:source") or name),
    }
    if scheme.get("hub:affixes"):
        found["affixes"] = [str(one) for one in scheme["hub:affixes"]]
    if scheme.get("hub:broad"):
        found["broad"] = {str(one["hub:word"]): one["hub:codes"] for one in scheme["hub:broad"]}
    return found


def _term(node: Node) -> dict[str, Any]:
    code = str(node.get("skos:notation", ""))
    if not code:
        raise _invalid("A concept has no skos:notation.", str(node.get("@id", "")))
    label = _label(node, code)
    found: dict[str, Any] = {"code": code, "label": label}
    found["definition"] = str(node.get("skos:definition") or f"{label['en']}.")
    optional = {
        "rank": node.get("hub:rank"),
        "broader": _last(node["skos:broader"]["@id"]) if "skos:broader" in node else None,
        "active": node.get("hub:active"),
        "aliases": _texts(node.get("skos:altLabel")) or None,
        "close": _texts(node.get("hub:close")) or None,
        "codings": _codings(node) or None,
        "valid_from": node.get("hub:validFrom"),
        "valid_to": node.get("hub:validTo"),
        "properties": node.get("hub:properties") or None,
    }
    return found | {key: value for key, value in optional.items() if value is not None}


def _codings(node: Node) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for relation in RELATIONS:
        for uri in _uris(node.get(f"skos:{relation}Match")):
            system, _, code = uri.removeprefix(_SYSTEM).rpartition("/")
            found.setdefault(unquote(system), {}).setdefault(relation, []).append(unquote(code))
    return found


def _uris(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value] if value else []:
        yield str(one["@id"] if isinstance(one, dict) else one)


def _texts(value: Any) -> list[str]:
    """Texts, with or without a language."""
    items = value if isinstance(value, list) else [value] if value else []
    return [str(one["@value"] if isinstance(one, dict) else one) for one in items]


def _label(node: Node, place: str) -> dict[str, str]:
    labels = node.get("skos:prefLabel")
    found = {
        str(one.get("@language", ""))[:2]: str(one.get("@value", ""))
        for one in (labels if isinstance(labels, list) else [labels])
        if isinstance(one, dict)
    }
    if not all(found.get(language) for language in LANGUAGES):
        raise _invalid("A label in Chinese or English is missing.", place)
    return {language: found[language] for language in LANGUAGES}


def _last(uri: Any) -> str:
    return str(uri).rpartition("/")[2]


def _invalid(message: str, detail: str) -> Refused:
    return Refused("SKOS_INVALID", message, detail, "See `hub vocabulary export` for the form.")
