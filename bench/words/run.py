"""`python -m bench.words.run`: values a second, and score beside clustering by fingerprints.

100,000 distinct spellings against 200 departments on one core, CPU time. The baseline takes the
one term whose key equals the value's key; where several have it, none is taken.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.words.clusters import fingerprint, ngram_fingerprint
from hub.mappings.words.department_match import DepartmentMatcher, Unit
from hub.mappings.words.match import certain, of_terms, read_terms
from hub.mappings.words.result import Match
from hub.schema.vocabulary import load_vocabularies
from tests.words.score import read, score

DATA = Path(__file__).parents[2] / "tests" / "words" / "data"
COUNT = 100_000
STEMS = "销售 研发 生产 客服 市场 项目 测试 质检 零售 运营 采购 物流 财务 法务 品牌 培训 审计 工程 设计 数据".split()  # noqa: SIM905, E501
NUMERALS = "一二三四五六七八九十"


def by_key(cases: Path, terms: Path, key: Callable[[str], str]) -> str:
    """The score of a clustering method."""
    known: dict[str, set[str]] = {}
    for row in read_terms(terms.read_text("utf-8"), terms.name):
        known.setdefault(key(row["name"]), set()).add(row["code"])

    def match(raw: str) -> Match:
        codes = known.get(key(raw), set())
        return Match(raw, next(iter(codes)) if len(codes) == 1 else None)

    return str(score(match, read(cases)))


def spellings() -> list[str]:
    """Distinct spellings, most of them of a department that there is."""
    found: dict[str, None] = {}
    places = [f"{region}{at}区" for region in ("华东", "华北", "华南", "西南") for at in range(80)]
    for place in places:
        for stem in STEMS:
            for number in range(1, 11):
                ways = (f"{stem}{number}部", f"{stem}部（{NUMERALS[number - 1]}）")
                found.update(dict.fromkeys(f"集团/{place}/{way}" for way in ways))
                if len(found) >= COUNT:
                    return list(found)[:COUNT]
    return list(found)


def timed(work: Callable[[], object]) -> float:
    """CPU-seconds."""
    before = time.process_time()
    work()
    return time.process_time() - before


def main() -> None:
    """Print the figures."""
    units = [Unit(f"{stem}{at}", f"{stem}{NUMERALS[at]}部") for stem in STEMS for at in range(10)]
    matcher, values = DepartmentMatcher(units), spellings()
    made: list[Match] = []
    seconds = timed(lambda: made.extend(matcher.match(one) for one in values))
    taken = sum(one.term is not None for one in made)
    print(f"{len(values):,} distinct names, {taken:,} taken: {len(values) / seconds:,.0f}/CPU-s")
    unknown = [f"{one}筹备处" for one in values[:5_000]]
    seconds = timed(lambda: [matcher.match(one) for one in unknown])
    print(f"{len(unknown):,} unknown names with suggestions: {len(unknown) / seconds:,.0f}/CPU-s")
    level = certain(load_vocabularies()["education_level"])
    words = [case.raw for case in read(DATA / "education.csv")]
    many = [f"{word} {at:04}" for at in range(COUNT // len(words)) for word in words]
    seconds = timed(lambda: [level(one) for one in many])
    print(f"{len(many):,} distinct levels: {len(many) / seconds:,.0f}/CPU-s")
    for name in ("", "holdout.", "holdout2."):
        cases, terms = DATA / f"{name}departments.csv", DATA / f"{name}departments.terms.csv"
        own = of_terms("department", read_terms(terms.read_text("utf-8"), terms.name), None)
        _table(cases, terms, score(own, read(cases)))


def _table(cases: Path, terms: Path, own: object) -> None:
    print(cases.name)
    print(f"  hub               {own}")
    print(f"  fingerprint       {by_key(cases, terms, fingerprint)}")
    print(f"  2-gram            {by_key(cases, terms, ngram_fingerprint)}")
    print(f"  1-gram            {by_key(cases, terms, lambda text: ngram_fingerprint(text, 1))}")


if __name__ == "__main__":
    sys.exit(main())
