"""Writes the labelled sets: `python -m tests.words.make`.

Labels come from the templates: a spelling is made *from* a department, so its department is known
without asking the matcher. Nothing here uses the code under test; numerals, widths and sounds are
made by tables of their own. Hand-written cases stand in `data/*.hand.csv`.

A case is `raw, term, kind`. `term` is a code, or `-` where no term may be taken without a
decision: another department, an ambiguous word, noise.
"""

import csv
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from opencc import OpenCC
from pypinyin import lazy_pinyin

DATA = Path(__file__).parent / "data"
HAN = "零一二三四五六七八九十"
UPPER = "零壹贰叁肆伍陆柒捌玖拾"
CIRCLED = " ①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
DINGBAT = " ❶❷❸❹❺❻❼❽❾❿"
BRACKETED = " ⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿"
IDEOGRAPHS = " ㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
ROMAN = " ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
LETTERS = ("", "I", "II", "III", "IV", "", "VI", "VII", "VIII", "IX", "", "XI", "XII")
ENGLISH = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
TRADITIONAL = OpenCC("s2t")
Case = tuple[str, str, str]

NUMBERED = (
    ("销售", "部", 12), ("研发", "组", 6), ("生产", "车间", 5), ("客服", "组", 4),
    ("市场", "部", 3), ("项目", "部", 8), ("测试", "组", 3), ("质检", "科", 3),
    ("零售", "部", 2), ("交付", "中心", 3), ("运营", "处", 2), ("华东", "区", 2),
)  # fmt: skip
SINGLE = [
    "人力资源部",
    "财务部",
    "行政部",
    "法务部",
    "采购部",
    "信息技术部",
    "审计部",
    "战略发展部",
    "品牌部",
    "公共关系部",
    "供应链管理部",
    "客户服务中心",
    "研发中心",
    "数据中心",
    "培训中心",
    "结算中心",
    "仓储物流部",
    "工程部",
    "设备管理部",
    "安全环保部",
    "质量管理部",
    "总经理办公室",
    "董事会办公室",
    "党群工作部",
    "工会办公室",
    "海外事业部",
    "电子商务部",
    "大客户部",
    "渠道管理部",
    "新媒体组",
    "3C事业部",
    "5G中心",
    "985项目组",
    "K12事业部",
    "B2B业务部",
    "T3项目组",
    "二十一世纪部",
    "三亚分公司",
    "九江办事处",
    "七匹狼事业部",
    "四川分公司",
    "第三方业务部",
    "双十一项目组",
    "统一采购部",
    "百货部",
    "千岛湖店",
    "五金部",
    "四方车间",
    "万达店",
    "六安分公司",
    "产品设计部",
    "用户体验组",
    "算法平台部",
    "风险控制部",
    "投资管理部",
    "售后服务部",
    "外贸部",
    "证券事务部",
    "内部控制部",
    "基建科",
]
PINYIN = ("人力资源部", "财务部", "法务部", "采购部", "品牌部", "工程部", "百货部", "外贸部")
ENGLISH_NAMES = {
    "人力资源部": ("HR", "Human Resources", "HR Dept", "Human Resources Department"),
    "财务部": ("Finance", "Finance Dept.", "Finance Department"),
    "法务部": ("Legal", "Legal Department"),
    "采购部": ("Procurement", "Purchasing Dept"),
    "信息技术部": ("IT", "IT Dept", "Information Technology"),
    "研发中心": ("R&D Center", "R&D"),
    "质量管理部": ("Quality Management", "QA"),
    "客户服务中心": ("Customer Service Center", "Customer Service"),
    "审计部": ("Internal Audit", "Audit Department"),
    "公共关系部": ("PR", "Public Relations"),
    "培训中心": ("Training Center",),
    "电子商务部": ("E-commerce", "Ecommerce Dept"),
}
SYNONYMS = {
    "人力资源部": ("人事部", "人资部", "HR部", "人力部"),
    "财务部": ("财会部", "会计部", "计财部"),
    "信息技术部": ("信息部", "IT部", "资讯部", "信息化部"),
    "法务部": ("法律部", "法律事务部"),
    "审计部": ("内审部", "稽核部"),
    "客户服务中心": ("客服中心", "客服部"),
    "公共关系部": ("公关部",),
    "总经理办公室": ("总经办", "总办"),
    "董事会办公室": ("董办", "董秘办"),
    "质量管理部": ("品质部", "质管部", "品管部"),
    "安全环保部": ("安环部", "EHS部"),
    "战略发展部": ("战略部", "战略规划部"),
    "电子商务部": ("电商部",),
    "供应链管理部": ("供应链部",),
    "大客户部": ("KA部", "重点客户部"),
    "风险控制部": ("风控部", "风险管理部"),
    "内部控制部": ("内控部",),
    "证券事务部": ("证券部",),
    "投资管理部": ("投资部",),
    "售后服务部": ("售后部",),
    "仓储物流部": ("仓储部", "物流部"),
    "党群工作部": ("党群部", "党建部"),
}
SLIPS = {"销": "消", "售": "受", "财": "材", "务": "物", "源": "元", "购": "够", "法": "发",
         "计": "记", "研": "妍", "质": "置", "市": "试", "客": "刻",
         "运": "云", "营": "赢", "品": "拼"}  # fmt: skip


def wide(text: str) -> str:
    """Full-width letters and digits."""
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def han(number: int) -> str:
    """一, 十, 十一, 二十."""
    tens, units = divmod(number, 10)
    head = "" if not tens else HAN[10] if tens == 1 else HAN[tens] + HAN[10]
    return head + (HAN[units] if units else "")


def upper(number: int) -> str:
    """壹, 拾壹."""
    return "".join(UPPER[HAN.index(one)] for one in han(number))


def departments() -> list[tuple[str, str]]:
    """`(code, name)` of the company."""
    found = []
    for stem, suffix, many in NUMBERED:
        found += [f"{stem}{han(number)}{suffix}" for number in range(1, many + 1)]
    found += SINGLE
    return [(f"D{at:03}", name) for at, name in enumerate(found, 1)]


def numbered(stem: str, suffix: str, number: int) -> Iterator[tuple[str, str]]:
    """Spellings of one numbered department: `(raw, kind)`."""
    ways = {
        "digit": str(number), "wide-digit": wide(str(number)), "upper": upper(number),
        "zero": f"0{number}" if number < 10 else str(number), "first": f"第{han(number)}",
        "first-digit": f"第{number}", "bracket": f"({number})", "han-bracket": f"（{han(number)}）",
    }  # fmt: skip
    if number <= 12:
        ways |= {"circled": CIRCLED[number], "roman": ROMAN[number], "parens": BRACKETED[number]}
    if number <= 10:
        ways |= {"dingbat": DINGBAT[number], "ideograph": IDEOGRAPHS[number]}
    if number <= 12 and LETTERS[number]:
        ways["letters"] = LETTERS[number]
    for kind, text in ways.items():
        yield f"{stem}{text}{suffix}", kind
    if len(suffix) == 1:
        yield f"第{han(number)}{stem}{suffix}", "front"
        yield f"{stem}{suffix}（{han(number)}）", "behind-bracket"
        yield f"{stem}{suffix}({number})", "behind-digit-bracket"
        yield f"{stem}{suffix}-{number}", "behind-dash"
        yield f"{stem}{suffix}{number}", "behind"
        yield f"{stem}{suffix}{han(number)}", "behind-han"
        yield f"{stem}{suffix}【{number}】", "behind-square"
        yield f"{stem}{suffix} No.{number}", "behind-no"
        yield f"{stem}{suffix}#{number}", "behind-hash"
    yield f"{stem} {han(number)} {suffix}", "gaps"
    yield f"{stem}{number} {suffix}", "gap"
    yield f"{stem}-{number}{suffix}", "dash-inside"


def looks(name: str, dice: random.Random) -> Iterator[tuple[str, str]]:
    """Spellings of any name that say the same."""
    at = dice.randrange(1, len(name))
    hidden = dice.choice("\u200b\u200c\u200d\ufeff\u2060\u00ad\u200e")
    yield f" {name}\u3000", "edges"
    yield name[:at] + hidden + name[at:], "invisible"
    yield name[:at] + dice.choice((" ", "\u3000", "\xa0", "\t")) + name[at:], "gap"
    yield TRADITIONAL.convert(name), "traditional"
    yield wide(name), "wide"
    yield name.lower(), "lower"
    yield name + dice.choice("。.，,；;、！"), "punctuation"
    yield f"“{name}”", "quotes"
    yield f"【{name}】", "brackets"
    yield f"集团/{name}", "path-group"
    yield f"某某科技有限公司/{name}", "path-company"
    yield f"集团 > 总部 > {name}", "path-arrow"
    if name.endswith("部"):
        yield f"{name}门", "department-word"


def hints(name: str, dice: random.Random) -> Iterator[tuple[str, str]]:
    """Spellings that need a decision, and whose department should be suggested."""
    yield f"{name}（筹备）", "remark"
    yield f"某某集团{name}", "prefix"
    yield f"{name}办公区", "tail"
    slips = [at for at, one in enumerate(name) if one in SLIPS]
    if slips:
        at = dice.choice(slips)
        yield name[:at] + SLIPS[name[at]] + name[at + 1 :], "slip"
    if len(name) > 4:
        yield name[:1] + name[2:], "left-out"
    yield "".join(lazy_pinyin(name)), "pinyin"
    yield "".join(one.capitalize() for one in lazy_pinyin(name)), "pinyin-capital"


def department_cases() -> Iterator[Case]:
    """All generated cases of departments."""
    dice = random.Random(4658)
    known = departments()
    codes = {name: code for code, name in known}
    for stem, suffix, many in NUMBERED:
        for number in range(1, many + 1):
            code = codes[f"{stem}{han(number)}{suffix}"]
            for raw, kind in numbered(stem, suffix, number):
                yield raw, code, kind
        for absent in (many + 1, many + 2, many + 10):
            for raw, kind in numbered(stem, suffix, absent):
                yield raw, "-", f"absent-{kind}"
        for other in ("部", "组", "中心", "科"):
            if other != suffix:
                yield f"{stem}{han(1)}{other}", "-", "other-suffix"
                yield f"{stem}2{other}", "-", "other-suffix"
    for code, name in known:
        yield name, code, "same"
        yield code, code, "code"
        yield f"{code}-{name}", code, "code-name"
        yield f"{name}({code})", code, "name-code"
        picked = list(looks(name, dice))
        yield from ((raw, code, kind) for raw, kind in dice.sample(picked, 6))
        picked = list(hints(name, dice))
        yield from ((raw, code, f"hint-{kind}") for raw, kind in dice.sample(picked, 2))
    for table, kind in ((SYNONYMS, "synonym"), (ENGLISH_NAMES, "english")):
        for name, words in table.items():
            yield from ((word, codes[name], f"hint-{kind}") for word in words)
    yield from _english_numbers(codes)
    others = [name for _, name in known]
    for code, name in known[::3]:
        other = dice.choice([one for one in others if one[-1] != name[-1]])
        yield f"{codes[other]}-{name}", "-", "code-contradicts"
        yield f"{name}、{other}", "-", "list"
        del code


def _english_numbers(codes: dict[str, str]) -> Iterator[Case]:
    for number in range(1, 11):
        code = codes[f"销售{han(number)}部"]
        yield f"Sales Dept. {number}", code, "hint-english-number"
        yield f"Sales Department {ENGLISH[number].title()}", code, "hint-english-number"
        yield f"XiaoShou{number}Bu", code, "hint-pinyin-number"
        yield f"xiaoshou{number}bu", code, "hint-pinyin-number"


def write(path: Path, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """A CSV file; the same raw value is written once."""
    seen: set[str] = set()
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head)
        for row in rows:
            if row[0] not in seen:
                seen.add(row[0])
                out.writerow(row)


# --- education ------------------------------------------------------------------------------

LEVELS = {
    "doctor": ("博士", "博士研究生", "博士生"),
    "master": ("硕士", "硕士研究生", "硕士生", "硕研"),
    "bachelor": ("本科", "大学本科", "大本", "本科生"),
    "associate": ("大专", "专科", "大学专科", "高职"),
    "secondary_vocational": ("中专", "技校", "职高", "中技", "职业高中"),
    "senior_high": ("高中", "普通高中", "普高"),
    "junior_high": ("初中",),
    "primary": ("小学",),
}
SAME: tuple[Callable[[str], str], ...] = (
    lambda w: w, lambda w: f" {w} ", lambda w: f"{w}毕业", lambda w: f"{w}学历", lambda w: f"{w}。",
    lambda w: f"（{w}）", lambda w: f"学历：{w}", " ".join, lambda w: f"{w}（毕业）",
    lambda w: f"{w}\u200b", lambda w: f"{w}/{w}", TRADITIONAL.convert,
    lambda w: f"{w}，", lambda w: f"{w} 已毕业", lambda w: f"最高学历{w}",
)  # fmt: skip
HIGHER: tuple[Callable[[str], str], ...] = (
    lambda w: f"全日制{w}", lambda w: f"统招{w}", lambda w: f"{w}（全日制）", lambda w: f"在职{w}",
    lambda w: f"非全日制{w}", lambda w: f"{w}-全日制",
)  # fmt: skip
ADULT: tuple[Callable[[str], str], ...] = (
    lambda w: f"自考{w}", lambda w: f"函授{w}", lambda w: f"成人{w}", lambda w: f"电大{w}",
    lambda w: f"{w}（自考）", lambda w: f"网络教育{w}", lambda w: f"{w}(函授)",
    lambda w: f"夜大{w}",
)  # fmt: skip
OPEN: tuple[Callable[[str], str], ...] = (
    lambda w: f"{w}及以上", lambda w: f"{w}以上学历", lambda w: f"{w}及以下", lambda w: f"非{w}",
    lambda w: f"{w}或同等学力",
)  # fmt: skip
UNFINISHED: tuple[Callable[[str], str], ...] = (
    lambda w: f"{w}在读", lambda w: f"{w}（在读）", lambda w: f"{w}肄业", lambda w: f"{w}(肄业)",
)  # fmt: skip


def education_cases() -> Iterator[Case]:
    """All generated cases of education levels."""
    for code, words in LEVELS.items():
        for word in words:
            yield from ((way(word), code, "same") for way in SAME)
            if code in {"doctor", "master", "bachelor", "associate"}:
                yield from ((way(word), code, "mode") for way in HIGHER)
            if code in {"bachelor", "associate"}:
                yield from ((way(word), code, "adult") for way in ADULT)
            yield from ((way(word), "-", "open") for way in OPEN)
            yield from ((way(word), "-", "unfinished") for way in UNFINISHED)
    names = [(code, words[0]) for code, words in LEVELS.items()]
    for at, (code, word) in enumerate(names):
        for other_code, other in names[at + 1 : at + 3]:
            if code != other_code:
                yield f"{word}/{other}", "-", "list"
                yield f"{word}或{other}", "-", "list"


def main() -> None:
    """Write the generated files."""
    write(DATA / "departments.terms.csv", ("code", "name"), list(departments()))
    write(DATA / "departments.csv", ("raw", "term", "kind"), list(department_cases()))
    write(DATA / "education.csv", ("raw", "term", "kind"), list(education_cases()))


if __name__ == "__main__":
    main()
