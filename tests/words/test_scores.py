"""The labelled sets and their floors: nothing wrong is taken, what is meant is found."""

import csv
from pathlib import Path

import pytest

from hub.mappings.words.match import matcher, of_terms, read_terms
from hub.schema.vocabulary import load_vocabularies
from tests.words.make import department_cases, departments, education_cases
from tests.words.score import Case, Score, read, score

DATA = Path(__file__).parent / "data"
PRECISION, RECALL = 0.995, 0.95


def held(found: Score, capsys: pytest.CaptureFixture[str]) -> None:
    """Print the score and hold the floors: traps 100 %, precision 99.5 %, recall 95 %."""
    with capsys.disabled():
        print(f"\n  {found}")
    assert found.trapped == 0, found.wrong
    assert found.precision >= PRECISION, found.wrong
    assert found.recall >= RECALL, found.missed


def of_departments(terms: str, cases: list[Case]) -> Score:
    rows = read_terms((DATA / terms).read_text(encoding="utf-8"), terms)
    return score(of_terms("department", rows, None), cases)


def test_departments_of_the_templates(capsys: pytest.CaptureFixture[str]) -> None:
    cases = read(DATA / "departments.csv")
    assert len(cases) >= 2_000
    assert sum(case.term == "-" for case in cases) >= 500
    held(of_departments("departments.terms.csv", cases), capsys)


def test_education_levels_of_the_templates(capsys: pytest.CaptureFixture[str]) -> None:
    cases = read(DATA / "education.csv")
    assert len(cases) >= 500
    held(score(matcher(load_vocabularies()["education_level"]), cases), capsys)


def test_the_files_are_what_the_templates_make() -> None:
    """A label is never mended by hand in a generated file."""
    terms = read_terms((DATA / "departments.terms.csv").read_text(encoding="utf-8"), "terms")
    assert [(row["code"], row["name"]) for row in terms] == departments()
    for file, made in (("departments", department_cases()), ("education", education_cases())):
        first: dict[str, tuple[str, str]] = {}
        for raw, term, kind in made:
            first.setdefault(raw, (term, kind))
        assert {one.raw: (one.term, one.kind) for one in read(DATA / f"{file}.csv")} == first


@pytest.mark.parametrize(
    "name", ["holdout", "holdout2", "holdout4", "holdout5", "holdout6", "holdout7"]
)
def test_departments_written_without_looking_at_the_code(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = read(DATA / f"{name}.departments.csv")
    held(of_departments(f"{name}.departments.terms.csv", cases), capsys)


@pytest.mark.parametrize("name", ["holdout", "holdout3", "holdout5", "holdout6", "holdout7"])
def test_education_levels_written_without_looking_at_the_code(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = read(DATA / f"{name}.education.csv")
    held(score(matcher(load_vocabularies()["education_level"]), cases), capsys)


def test_values_of_the_other_vocabularies(capsys: pytest.CaptureFixture[str]) -> None:
    shipped = load_vocabularies()
    by_name: dict[str, list[Case]] = {}
    with (DATA / "vocabularies.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            case = Case(row["raw"], row["term"], row["vocabulary"])
            by_name.setdefault(row["vocabulary"], []).append(case)
    assert len(by_name) >= 12
    for name, cases in by_name.items():
        held(score(matcher(shipped[name]), cases), capsys)


GROUP = (
    "code,name,parent\nE,华东分公司,\nE1,销售一部,E\nE2,销售二部,E\nE3,客户服务部,E\n"
    "S,华南分公司,\nS1,销售一部,S\nS3,客户服务部,S\nB,C2M事业部,\nF,十四五规划办公室,\n"
)


@pytest.mark.parametrize(
    ("raw", "term", "first"),
    [
        ("华东分公司第二销售部", "E2", None),
        ("销售1部（华南分公司）", "S1", None),
        ("【华南分公司】客户服务部", "S3", None),
        ("华南分公司客服部", None, "S3"),
        ("华东客服", None, "E3"),
        ("销售一部-华东分公司", None, "E1"),
        ("华东分公司、销售一部", None, None),
        ("华南分公司第二销售部", None, None),
        ("华南分公司销售一部（筹）", None, None),
        ("华北分公司第一销售部", None, None),
        ("C2M BU", None, "B"),
        ("14五规划办公室", None, "F"),
        ("14、5规划办公室", None, None),
    ],
)
def test_a_parent_written_with_its_child_is_read_by_the_companys_own_names(
    raw: str, term: str | None, first: str | None
) -> None:
    """Certain under the parent that is named and under no other; a list of two is no path."""
    found = of_terms("department", read_terms(GROUP, "group"), None)(raw)
    assert found.term == term
    if first is not None:
        assert found.suggestions[0].term == first
    if term is None and first is None:
        assert all(one.score < 0.95 for one in found.suggestions)
