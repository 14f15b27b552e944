"""Numerals as people write them in names: 1, 一, 壹, 廿一, II. Nothing is guessed.

A run of Chinese digits counts only if it is well formed: 十一 and 二十 are numbers, while 五一,
三七 and 十三五 are names.
"""

import re
from functools import lru_cache
from typing import Final

_DIGITS: Final = {
    **{one: at for at, one in enumerate("零一二三四五六七八九")},
    **{one: at for at, one in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "弌": 1,
    "弍": 2,
    "弎": 3,
    "参": 3,
    "貳": 2,
    "參": 3,
    "陸": 6,
    "幺": 1,
}
_TENS: Final = {"十": 1, "拾": 1, "廿": 2, "卄": 2, "卅": 3, "卌": 4}
HAN: Final = "零〇一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰廿卄卅卌弌弍弎参貳參陸"
ROMAN: Final = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "xi": 11,
    "xii": 12,
}
"""Small letters; v and x alone are letters of a series as likely as numbers."""
ENGLISH: Final = {
    word: number
    for number, words in enumerate(
        (
            "one first 1st i",
            "two second 2nd ii",
            "three third 3rd iii",
            "four fourth 4th iv",
            "five fifth 5th v",
            "six sixth 6th vi",
            "seven seventh 7th vii",
            "eight eighth 8th viii",
            "nine ninth 9th ix",
            "ten tenth 10th x",
            "eleven eleventh 11th xi",
            "twelve twelfth 12th xii",
        ),
        1,
    )
    for word in words.split()
}
LARGEST: Final = 99
_ROUND: Final = re.compile("[一二三四五六七八九]〇")
_FORM: Final = re.compile(
    r"(?:(?P<hundreds>[一二三四五六七八九壹贰叁肆伍陆柒捌玖])[百佰](?P<zero>[零〇])?)?"
    r"(?:(?P<tens>[一二三四五六七八九壹贰叁肆伍陆柒捌玖弌弍弎参貳參陸])?(?P<ten>[十拾廿卄卅卌]))?"
    r"(?P<units>[一二三四五六七八九壹贰叁肆伍陆柒捌玖弌弍弎参貳參陸])?"
)


@lru_cache(maxsize=4_096)
def value(text: str) -> int | None:
    """The number that a numeral names, or None; at least 1."""
    if text.isascii() and text.isdigit():
        return int(text) or None
    if text in ROMAN:
        return ROMAN[text]
    if _ROUND.fullmatch(text):
        return 10 * _DIGITS[text[0]]
    form = _FORM.fullmatch(text)
    if form is None or not text:
        return None
    found = _DIGITS[form["units"]] if form["units"] else 0
    if form["ten"]:
        tens = _TENS[form["ten"]]
        found += 10 * (_DIGITS[form["tens"]] if form["tens"] and tens == 1 else tens)
        if form["tens"] and tens != 1:
            return None
    elif form["hundreds"] and form["units"] and not form["zero"]:
        return None
    if form["hundreds"]:
        found += 100 * _DIGITS[form["hundreds"]]
    return found or None


def figure(digit: str) -> str:
    """The figure of one Chinese digit; 十 and 百 stay as they are."""
    return str(_DIGITS[digit]) if digit in _DIGITS else digit


def written(number: int) -> str:
    """The number in the one spelling in which names are compared: 一, 十一, 二十."""
    if number > LARGEST:
        return str(number)
    tens, units = divmod(number, 10)
    digits = "零一二三四五六七八九"
    head = "" if not tens else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[units] if units else "")
