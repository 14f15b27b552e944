"""Vocabularies go out as SKOS and come back the same."""

import json
from pathlib import Path

import pytest

from hub.cli import main
from hub.errors import Refused
from hub.schema.skos import from_skos, to_skos
from hub.schema.vocabulary import load_vocabularies

SHIPPED = load_vocabularies()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_vocabulary_comes_back_the_same(name: str) -> None:
    """All but the order of codings, which is that of the relations."""
    vocabulary = SHIPPED[name]
    text, found = from_skos(json.loads(json.dumps(to_skos(vocabulary))))
    assert text.startswith("format: 1\n")
    assert (found.name, found.label, found.ranked, found.source) == (
        *(vocabulary.name, vocabulary.label, vocabulary.ranked, vocabulary.source),
    )
    assert (found.affixes, found.broad) == (vocabulary.affixes, vocabulary.broad)
    for ours, theirs in zip(vocabulary.terms, found.terms, strict=True):
        assert {**vars(ours), "codings": set(ours.codings)} == {
            **vars(theirs),
            "codings": set(theirs.codings),
        }


def test_relations_are_those_of_skos() -> None:
    """ERPNext's `Post Graduate` holds more than a master: a broader concept."""
    nodes = {one.get("skos:notation"): one for one in to_skos(SHIPPED["education_level"])["@graph"]}
    master = nodes["master"]
    assert {"@id": "urn:hub:system:ERPNext/Post%20Graduate"} in master["skos:broadMatch"]
    assert {"@id": "urn:hub:system:ISCED%202011/7"} in master["skos:exactMatch"]
    assert {"@id": "urn:hub:system:GB%2FT%204658-2006/14"} in master["skos:narrowMatch"]


def test_what_is_no_scheme_is_refused() -> None:
    scheme = to_skos(SHIPPED["gender"])
    with pytest.raises(Refused, match="SKOS_INVALID"):
        from_skos({})
    nameless = json.loads(json.dumps(scheme).replace('"skos:notation"', '"skos:note"'))
    with pytest.raises(Refused, match="notation"):
        from_skos(nameless)
    unlabelled = json.loads(json.dumps(scheme).replace('"@language": "zh"', '"@language": "fr"'))
    with pytest.raises(Refused, match="label"):
        from_skos(unlabelled)


def test_out_and_in_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vocabulary", "export", "leave_type"]) == 0
    file = tmp_path / "leave_type.json"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["vocabulary", "import", str(file)]) == 0
    written = tmp_path / "leave_type.yaml"
    written.write_text(capsys.readouterr().out, encoding="utf-8")
    assert load_vocabularies(tmp_path)["leave_type"].codes == SHIPPED["leave_type"].codes
    file.write_text("no json", encoding="utf-8")
    assert main(["vocabulary", "import", str(file)]) == 2
    assert "SKOS_INVALID" in capsys.readouterr().err
