"""Spellings: what is one name and what is not, and the steps that say why."""

import json
from pathlib import Path

import pytest

from hub.cli import main
from hub.mappings.words import numerals
from hub.mappings.words.department_match import DepartmentMatcher, Unit
from hub.mappings.words.departments import read
from hub.mappings.words.match import certain, matcher, of_terms
from hub.schema.crosswalk import systems, translate
from hub.schema.vocabulary import load_vocabularies

SHIPPED = load_vocabularies()


def names(*shown: str) -> DepartmentMatcher:
    return DepartmentMatcher([Unit(one, one) for one in shown])


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "销售1部",
            "销售１部",
            "销售①部",
            "销售Ⅰ部",
            "销售I部",
            "销售壹部",
            "第一销售部",
            "销售第1部",
        ),
        *(
            "销售部（一）",
            "销售部-1",
            "销售部No.1",
            "銷售一部",
            " 销 售 一 部 ",
            "销售❶部",
            "销售㈠部",
        ),
        *(
            "销\u200b售一部",
            "销售⼀部",
            "销售01部",
            "集团/华东区/销售一部",
            "销售一部。",
            "销售一部门",
        ),
    ],
)
def test_spellings_of_one_department(raw: str) -> None:
    found = names("销售一部", "销售二部", "销售十一部", "销售部", "销售一组").match(raw)
    assert (found.term, found.relation) == ("销售一部", "exact")


@pytest.mark.parametrize(
    "raw",
    ["销售二部", "销售11部", "销售一组", "销售一中心", "销售部", "一部", "销售一科", "销售 部"],
)
def test_what_looks_alike_is_another_department(raw: str) -> None:
    assert names("销售一部").match(raw).term is None


@pytest.mark.parametrize(
    "raw", ["销售二部", "销售12部", "消售二部", "Sales Dept. 2", "xiaoshou2bu"]
)
def test_another_ordinal_is_not_even_suggested(raw: str) -> None:
    assert names("销售一部", "销售三部").match(raw).suggestions == ()


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "三亚分公司",
            "九江办事处",
            "七匹狼事业部",
            "四川大区",
            "3C事业部",
            "5G中心",
            "985项目组",
        ),
        *(
            "第三方业务部",
            "统一采购部",
            "双十一项目组",
            "二十一世纪部",
            "零部件部",
            "五一店",
            "K12事业部",
        ),
        *("十三五办公室", "一站式服务中心", "三一重工事业部", "百货部", "六安店", "2.0项目组"),
    ],
)
def test_numerals_of_names_are_no_ordinals(raw: str) -> None:
    name = read(raw)
    assert name.ordinals == ()
    assert "ordinal" not in {step.name for step in name.steps}


def test_steps_tell_what_was_done() -> None:
    found = read("集團／華東區－第①銷售部")
    assert [(one.name, one.text) for one in found.steps] == [
        ("symbol-numbers", "集團／華東區－第1銷售部"),
        ("width", "集團/華東區-第1銷售部"),
        ("traditional", "集团/华东区-第1销售部"),
        ("path", "集团/华东区/第1销售部"),
        ("ordinal", "集团/华东区/销售一部"),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("廿一", 21),
        ("壹拾贰", 12),
        ("一百零一", 101),
    ],
)
def test_numerals(text: str, number: int) -> None:
    assert numerals.value(text) == number


@pytest.mark.parametrize("text", ["五一", "三七", "十三五", "零", "百", "二二", "", "十十"])
def test_what_is_no_numeral(text: str) -> None:
    assert numerals.value(text) is None


@pytest.mark.parametrize("number", range(1, 100))
def test_every_number_is_written_as_it_is_read(number: int) -> None:
    assert numerals.value(numerals.written(number)) == number


def test_the_same_name_twice_is_a_decision() -> None:
    units = [Unit("A", "销售一部", ("华东区",)), Unit("B", "销售一部", ("华北区",))]
    match = DepartmentMatcher(units).match
    found = match("销售1部")
    assert found.term is None
    assert found.relation == "broad"
    assert {one.term for one in found.suggestions} == {"A", "B"}
    assert match("华东/销售1部").term == "A"
    assert match("集团 > 华北大区 > 销售1部").term == "B"
    assert match("华南区/销售1部").term is None


def test_an_alias_names_its_department_and_old_spellings_still_map() -> None:
    match = DepartmentMatcher([Unit("A", "人力资源中心", aliases=("人事部",))]).match
    assert match("人事部門").term == "A"
    assert match("HR").suggestions[0].term == "A"


def test_shared_members_are_evidence_and_no_decision() -> None:
    people = frozenset(f"E{at}" for at in range(20))
    units = [Unit("A", "甲部", members=people), Unit("B", "乙部", members=frozenset({"E99"}))]
    found = DepartmentMatcher(units).match("前台", people - {"E1"})
    assert found.term is None
    assert found.suggestions[0].term == "A"
    assert "19" in found.suggestions[0].evidence


@pytest.mark.parametrize(
    ("raw", "term"),
    [("大学 学士学位", "bachelor"), ("研究生/硕士", "master"), ("研究生 博士学位", "doctor")],
)
def test_a_degree_in_the_same_value_narrows_a_broad_word(raw: str, term: str) -> None:
    assert matcher(SHIPPED["education_level"])(raw).term == term


def test_what_was_not_finished_keeps_its_outcome() -> None:
    found = matcher(SHIPPED["education_level"])("本科（肄业）")
    assert (found.term, found.relation) == (None, "narrow")
    assert found.attributes == {"outcome": "left"}
    assert [one.term for one in found.suggestions] == ["bachelor"]


@pytest.mark.parametrize(
    "raw",
    ["本科+", "≥本科", "本科?", "本科？", "党校本科", "硕士（单证）", "本科（含）以上", "本科进修"],
)
def test_doubt_and_open_ends_wait(raw: str) -> None:
    found = matcher(SHIPPED["education_level"])(raw)
    assert found.term is None
    assert found.suggestions[0].term in {"bachelor", "master"}


def test_codes_are_keyed_by_their_system() -> None:
    assert matcher(SHIPPED["gender"])("1").term is None
    assert matcher(SHIPPED["gender"], "Beisen")("1").term == "female"
    assert matcher(SHIPPED["gender"], "WeCom")("1").term == "male"
    assert matcher(SHIPPED["ethnicity"], "Feishu EHR")("29").term == "achang"
    assert matcher(SHIPPED["education_level"], "Feishu EHR")("7").term == "bachelor"
    assert matcher(SHIPPED["education_level"], "ISCED 2011")("7").term == "master"


@pytest.mark.parametrize("name", SHIPPED)
def test_every_name_is_taken_and_every_other_word_is_not(name: str) -> None:
    """However a name is typed; words that are broad or only close never become a value."""
    vocabulary = SHIPPED[name]
    match, quick = matcher(vocabulary), certain(vocabulary)
    for term in vocabulary.terms:
        for word in (*term.label.values(), *term.aliases):
            assert match(f"\u3000{word}。").term == term.code, word
            assert quick(word) == term.code
        for word in term.close:
            assert match(word).term is None, word
            assert quick(word) is None
    for word, codes in vocabulary.broad.items():
        found = match(word)
        assert (found.term, found.relation) == (None, "broad"), word
        assert {one.term for one in found.suggestions} >= set(codes[:4])


def test_terms_of_ones_own_may_have_a_head_parents_and_aliases() -> None:
    rows = [
        {"code": "1", "name": "研发中心"},
        {"code": "2", "name": "一组", "parent": "1", "aliases": "算法组;AI组"},
    ]
    match = of_terms("department", rows, None)
    assert match("研发中心/1组").term == "2"
    assert match("算法组").term == "2"


def test_the_command_needs_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One JSON object a line, also for blank lines and repeated ones; GB18030 is read."""
    home = tmp_path / "home"
    monkeypatch.setenv("HUB_HOME", str(home))
    raw, terms = tmp_path / "raw.txt", tmp_path / "terms.csv"
    raw.write_bytes("销售1部\r\n\r\n人事部\r\n销售1部\r\n".encode("gb18030"))
    terms.write_text("编码,名称\nD1,销售一部\nD2,人力资源部\n", encoding="utf-8-sig")
    assert main(["vocabulary", "match", "department", "--terms", str(terms), str(raw)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["term"] for line in lines] == ["D1", None, None, "D1"]
    assert set(lines[0]) == {"raw", "term", "relation", "suggestions", "steps"}
    assert [one["term"] for one in lines[2]["suggestions"]] == ["D2"]
    assert not home.exists()
    terms.write_text("D1,\n", encoding="utf-8")
    assert main(["vocabulary", "match", "department", "--terms", str(terms), str(raw)]) == 2
    assert "TERMS_INVALID" in capsys.readouterr().err
    assert main(["vocabulary", "match", "nothing", str(raw)]) == 2
    assert "VOCABULARY_UNKNOWN" in capsys.readouterr().err


def test_codes_are_translated_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The eleven shifted numbers of Feishu come out as the standard has them."""
    words = ["vocabulary", "translate", "ethnicity", "--source", "Feishu EHR", "--target"]
    assert main([*words, "GB/T 3304-1991", "29", "39"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["raw"], one["code"], one["invertible"]) for one in lines] == [
        ("29", "39", True),
        ("39", "38", True),
    ]
    assert main([*words, "Nothing", "29"]) == 2
    assert "SYSTEM_UNKNOWN" in capsys.readouterr().err


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_invertible_comes_back(name: str) -> None:
    vocabulary = SHIPPED[name]
    known = systems(vocabulary)
    codes = {(one.system, one.code) for term in vocabulary.terms for one in term.codings}
    for source, code in sorted(codes):
        for target in known:
            for one in translate(vocabulary, code, source, target):
                back = translate(vocabulary, one.code, target, source)
                exact = [other.code for other in back if other.relation == "exact"]
                assert one.invertible == (one.relation == "exact" and exact == [code])
                opposite = {"broad": "narrow", "narrow": "broad"}.get(one.relation, one.relation)
                assert opposite in {other.relation for other in back if other.code == code}
