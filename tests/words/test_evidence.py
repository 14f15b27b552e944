"""Whatever the matchers say of a suggestion, the catalogue says in Chinese."""

import csv
import re
from pathlib import Path
from typing import Final

from hub.mappings.words.evidence import CHINESE, told
from hub.mappings.words.match import matcher, of_terms, read_terms
from hub.schema.vocabulary import load_vocabularies

DATA: Final = Path(__file__).parent / "data"


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _said() -> set[str]:
    """All evidence that the labelled sets bring forth."""
    vocabularies = load_vocabularies()
    found: set[str] = set()
    for terms in sorted(DATA.glob("*.terms.csv")):
        known = read_terms(terms.read_text(encoding="utf-8"), terms.name)
        match = of_terms("department", known, None)
        for row in _rows(terms.name.replace(".terms", "")):
            found |= {one.evidence for one in match(row["raw"]).suggestions}
    for row in _rows("vocabularies.csv"):
        match = matcher(vocabularies[row["vocabulary"]])
        found |= {one.evidence for one in match(row["raw"]).suggestions}
    match = matcher(vocabularies["education_level"])
    for name in ("education.csv", "holdout.education.csv", "holdout3.education.csv"):
        for row in _rows(name):
            found |= {one.evidence for one in match(row["raw"]).suggestions}
    return found


def test_all_evidence_has_a_chinese_form() -> None:
    """None is left in English, and what the value brought is still there."""
    said = _said()
    assert len(said) > 500
    assert sorted(one for one in said if told(one, "zh") == one) == []
    assert all(told(one, "en") == one for one in said)


def test_what_the_value_brought_stays() -> None:
    assert told("similarity 0.82: 本科", "zh") == "相似度 0.82: 本科"
    assert told("alias HR: same sound: renli", "zh") == "别名 HR：读音相同：renli"
    assert told("code 20 of gb-t-4658 (exact)", "zh") == "gb-t-4658 (exact) 的编码 20"
    assert told("members: 3 of 4 are in it", "zh") == "成员重合：3 / 4"


def test_both_forms_take_the_same_places() -> None:
    for key, text in CHINESE.items():
        assert len(re.findall(r"\{\}", key)) == len(re.findall(r"\{\d?\}", text)), key
