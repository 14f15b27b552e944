"""Shipped vocabularies follow their standards; files of a company are read strictly."""

import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import Refused
from hub.mappings.words.match import matcher
from hub.mappings.words.terms import squash
from hub.schema.vocabulary import RELATIONS, Vocabulary, load_vocabularies, normal

SHIPPED = load_vocabularies()
EVERY = pytest.mark.parametrize("vocabulary", SHIPPED.values(), ids=SHIPPED)

LETTERS = (
    "HA MG HU ZA UG MH YI ZH BY CS MA DO YA BA TJ HN KZ DA LI LS VA SH GS LH SU DX NX JP "
    "KG TU DU ML QI BL SL MN GL XB AC PM TA NU UZ RS EW DE BN YG GI TT DR OR HZ MB LB JN"
)
"""Letter codes of GB/T 3304-1991 in the order of its numbers 01 to 56."""
PARTS = (
    "10 11 12 13 14 15 16 17 18 19 21 22 23 28 31 32 33 "
    "41 42 43 44 45 46 47 48 49 61 62 63 71 73 81 83"
)
"""Codes of GB/T 4658-2006 that hold more or less than one of our levels."""


def coded(name: str, system: str, *relations: str) -> dict[str, str]:
    """`{their code: our code}` of one system, for `exact` or the relations given."""
    return {
        coding.code: term.code
        for term in SHIPPED[name].terms
        for coding in term.codings
        if coding.system == system and coding.relation in (relations or ("exact",))
    }


@EVERY
def test_every_term_has_both_labels_and_a_definition(vocabulary: Vocabulary) -> None:
    for term in vocabulary.terms:
        assert term.label["zh"].strip()
        assert term.label["en"].strip()
        assert term.definition.endswith(".")
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in term.label["en"])


@EVERY
def test_no_name_belongs_to_two_terms(vocabulary: Vocabulary) -> None:
    assert vocabulary.ambiguous == ()


@EVERY
def test_no_bare_number_is_a_name(vocabulary: Vocabulary) -> None:
    """Digits mean different things in different systems; only a coding may tell them."""
    assert not [name for term in vocabulary.terms for name in term.names() if name.isdigit()]


@EVERY
def test_an_exact_code_of_a_system_is_one_term(vocabulary: Vocabulary) -> None:
    exact = [
        (coding.system, coding.code)
        for term in vocabulary.terms
        for coding in term.codings
        if coding.relation == "exact"
    ]
    assert len(exact) == len(set(exact))
    assert all(c.relation in RELATIONS for term in vocabulary.terms for c in term.codings)


@EVERY
def test_every_name_finds_its_term_however_it_is_typed(vocabulary: Vocabulary) -> None:
    """Full-width, upper case and trailing spaces change nothing."""
    for term in vocabulary.terms:
        for name in term.names():
            wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)
            assert vocabulary.lookup(name) == term.code
            assert vocabulary.lookup(f" {wide.upper()}\u3000") == term.code


def test_education_levels_stand_in_the_order_of_isced() -> None:
    """A higher rank is never a lower ISCED level."""
    levels = sorted(
        (term.rank, min(int(c.code[0]) for c in term.codings if c.system == "ISCED 2011"))
        for term in SHIPPED["education_level"].terms
        if term.rank is not None
    )
    assert [isced for _, isced in levels] == sorted(isced for _, isced in levels)
    assert len(levels) == 8
    assert SHIPPED["education_level"].at_least("bachelor") == ("doctor", "master", "bachelor")


def test_education_codes_are_those_of_the_standard() -> None:
    """Every code of GB/T 4658-2006 is there, group codes exactly, others as a part."""
    groups = coded("education_level", "GB/T 4658-2006")
    parts = coded("education_level", "GB/T 4658-2006", "narrow", "close", "broad")
    assert groups == {
        "20": "bachelor",
        "30": "associate",
        "40": "secondary_vocational",
        "60": "senior_high",
        "70": "junior_high",
        "80": "primary",
        "90": "other",
    }
    assert " ".join(sorted(parts)) == PARTS


@pytest.mark.parametrize(
    "word", ["大学", "研究生", "大 学", "本科在读", "自考", "博士后", "研究生班"]
)
def test_words_that_name_no_single_level_wait_for_a_decision(word: str) -> None:
    assert SHIPPED["education_level"].lookup(word) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("本科", "bachelor"),
        ("大学本科", "bachelor"),
        ("ＭＢＡ", "master"),
        ("博士研究生", "doctor"),
        ("高职", "associate"),
        ("大專", "associate"),
        ("技校", "secondary_vocational"),
        ("高中 ", "senior_high"),
    ],
)
def test_words_that_people_type_for_a_level(word: str, code: str) -> None:
    assert SHIPPED["education_level"].lookup(word) == code


def test_degree_codes_are_those_of_the_standard() -> None:
    assert coded("degree", "GB/T 6864-2003") == {
        "1": "honorary_doctor",
        "2": "doctor",
        "3": "master",
        "4": "bachelor",
    }
    parts = coded("degree", "GB/T 6864-2003", "narrow")
    assert {code for code in parts if code[1:] == "46"} == {"346"}
    assert all({"2": "doctor", "3": "master", "4": "bachelor"}[c[0]] == t for c, t in parts.items())


def test_gender_codes_collide_between_systems_and_are_told_apart() -> None:
    """Beisen's 1 is female; the same digit is male in the standard and in WeCom."""
    gender = SHIPPED["gender"]
    assert coded("gender", "GB/T 2261.1-2003") == {
        "0": "unknown",
        "1": "male",
        "2": "female",
        "9": "not_stated",
    }
    assert gender.decode("Beisen", "1") == "female"
    assert gender.decode("WeCom", "1") == gender.decode("ISO/IEC 5218", "1") == "male"
    assert gender.decode("a system without codes", "1") is None


def test_marital_codes_are_those_of_the_standard() -> None:
    codes = coded("marital_status", "GB/T 2261.2-2003")
    assert sorted(codes) == ["10", "20", "21", "22", "23", "30", "40", "90"]
    assert SHIPPED["marital_status"].under("married") == (
        "married",
        "first_marriage",
        "remarried",
        "restored_marriage",
    )


def test_ethnicities_are_the_list_of_the_standard() -> None:
    numbers = coded("ethnicity", "GB/T 3304-1991")
    letters = coded("ethnicity", "GB/T 3304-1991 letters")
    assert sorted(numbers) == [f"{n:02}" for n in range(1, 57)] + ["97", "98"]
    assert " ".join(letters) == LETTERS
    assert list(letters.values()) == [numbers[f"{n:02}"] for n in range(1, 57)]


def test_eleven_ethnicities_have_another_number_in_feishu() -> None:
    numbers = coded("ethnicity", "GB/T 3304-1991")
    feishu = coded("ethnicity", "Feishu EHR")
    differing = [n for n in range(1, 57) if numbers[f"{n:02}"] != feishu[str(n)]]
    assert differing == list(range(29, 40))
    assert feishu["29"] == "achang"


def test_political_codes_are_those_of_the_standard() -> None:
    codes = coded("political_status", "GB/T 4762-1984")
    assert sorted(codes) == [f"{n:02}" for n in range(1, 14)]
    assert (codes["01"], codes["03"], codes["13"]) == (
        "cpc_member",
        "youth_league_member",
        "masses",
    )


def test_current_staff_are_four_states() -> None:
    assert SHIPPED["employment_status"].having("current") == (
        "probation",
        "active",
        "leave",
        "notice",
    )


def test_every_payslip_item_belongs_to_one_family_and_has_its_sign() -> None:
    items = SHIPPED["payslip_item"]
    families = {term.code for term in items.terms if term.broader is None}
    assert families == {"earning", "deduction", "statutory_ee", "statutory_er", "total"}
    reached = [code for family in sorted(families) for code in items.under(family)]
    assert sorted(reached) == sorted(items.codes)
    signs = {"earning": 1, "deduction": -1, "statutory_ee": -1, "statutory_er": 0, "total": 0}
    for family, sign in signs.items():
        assert {items.term(code).properties["sign"] for code in items.under(family)} == {sign}
    assert items.lookup("养老") == "pension_ee"
    assert items.lookup("单位养老") == "pension_er"


@given(st.text(max_size=12))
def test_lookup_takes_any_text_and_normalising_twice_changes_nothing(raw: str) -> None:
    assert SHIPPED["education_level"].lookup(raw) in {None, *SHIPPED["education_level"].codes}
    once = unicodedata.normalize("NFKC", normal(raw)).strip()
    assert SHIPPED["gender"].lookup(once) == SHIPPED["gender"].lookup(raw)


def test_an_unknown_code_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match="bachelor"):
        SHIPPED["education_level"].term("batchelor")


def test_neither_polars_nor_a_framework_is_imported() -> None:
    code = (
        "import sys, hub.schema.vocabulary as v; v.load_vocabularies();"
        "print([m for m in ('polars', 'sqlalchemy', 'strawberry') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


GOOD = """\
format: 1
vocabulary: shift
label: {en: Shift, zh: 班次}
source: ours
terms:
  - code: day
    label: {en: Day, zh: 白班}
    definition: By day.
    aliases: [班]
  - code: night
    label: {en: Night, zh: 夜班}
    definition: By night.
    aliases: [班]
    codings:
      clock: {exact: "02", broad: "9"}
"""


def written(folder: Path, text: str, name: str = "shift.yaml") -> Path:
    """A folder with one vocabulary file."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_an_alias_of_two_terms_is_never_resolved(tmp_path: Path) -> None:
    shift = load_vocabularies(written(tmp_path, GOOD))["shift"]
    assert shift.lookup("班") is None
    assert shift.ambiguous == ("班",)
    assert shift.decode("clock", "02") == "night"
    assert shift.decode("clock", "9") is None


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("zh: 夜班", "cn: 夜班", 11, "not known"),
        ("    definition: By night.\n", "", 10, "definition is missing"),
        ('exact: "02"', "exact: 02", 15, "text is expected"),
        ("code: night", "code: day", 1, "one code"),
        ("code: night", "code: Night Shift", 10, "snake_case"),
        ("definition: By night.", "broader: dai\n    definition: x.", 10, "broader"),
        ("definition: By day.", "rank: 3\n    definition: x.", 6, "without order"),
        (
            "    aliases: [班]\n  - code",
            "    aliases: [班]\n    aliases: []\n  - code",
            10,
            "twice",
        ),
        ("source: ours", "source: ours\nsauce: x", 5, "not known"),
        ("format: 1", "format: 2", 1, "format"),
        ("[班]\n    codings", "[班\n    codings", 14, "not YAML"),
        ("By night.", "By night.\n    broader: night", 10, "circle"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    assert old in GOOD
    with pytest.raises(Refused, match=says) as refused:
        load_vocabularies(written(tmp_path, GOOD.replace(old, new, 1)))
    assert refused.value.code == "VOCABULARY_INVALID"
    assert refused.value.detail == f"shift.yaml, line {line}"
    assert refused.value.hint


def test_a_file_is_named_after_its_vocabulary(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="differ"):
        load_vocabularies(written(tmp_path, GOOD, "other.yaml"))


def test_two_editions_of_the_education_standard_collide() -> None:
    """62 is 职业高中 in the edition of 1984 and 普通高中 in that of 2006; 90 differs likewise."""
    relations = ("exact", "narrow", "close")
    old = coded("education_level", "GB 4658-1984", *relations)
    new = coded("education_level", "GB/T 4658-2006", *relations)
    assert (old["62"], new["62"]) == ("secondary_vocational", "senior_high")
    assert {code for code in old.keys() & new.keys() if old[code] != new[code]} == {
        *("62", "63"),
    }


@EVERY
def test_words_that_wait_are_no_names_of_any_spelling(vocabulary: Vocabulary) -> None:
    """A word is a name, or holds several terms, or comes near: never two of these."""
    names = {squash(name) for term in vocabulary.terms for name in term.names()}
    close = {squash(word) for term in vocabulary.terms for word in term.close}
    broad = {squash(word) for word in vocabulary.broad}
    assert not names & (close | broad)
    assert not close & broad


def test_feishu_numbers_eleven_ethnicities_otherwise() -> None:
    """29 to 39 are shifted by one place, the other 45 are alike, which hides it."""
    ours = coded("ethnicity", "GB/T 3304-1991")
    feishu = coded("ethnicity", "Feishu EHR")
    differ = {code for code, term in feishu.items() if ours.get(code.zfill(2)) != term}
    assert differ == {str(code) for code in range(29, 40)}
    assert (feishu["29"], ours["39"]) == ("achang", "achang")


def test_terms_have_their_time(tmp_path: Path) -> None:
    text = """
format: 1
vocabulary: kind
label: {en: Kind, zh: 类}
source: ours
terms:
  - code: old
    label: {en: Old, zh: 旧}
    definition: Old.
    valid_from: "2020-01-01"
    valid_to: "2024-12-31"
"""
    (tmp_path / "kind.yaml").write_text(text, encoding="utf-8")
    kind = load_vocabularies(tmp_path)["kind"]
    assert [kind.term("old").valid_on(date(year, 12, 31)) for year in (2019, 2020, 2024, 2025)] == [
        *(False, True, True, False),
    ]
    assert matcher(kind, day=date(2025, 1, 1))("旧").term is None
    assert matcher(kind, day=date(2024, 1, 1))("旧").term == "old"
    for wrong in ('valid_to: "2024-13-01"', "close: [旧]"):
        broken = text.replace('valid_to: "2024-12-31"', wrong)
        (tmp_path / "kind.yaml").write_text(broken, encoding="utf-8")
        with pytest.raises(Refused, match="VOCABULARY_INVALID"):
            load_vocabularies(tmp_path)
