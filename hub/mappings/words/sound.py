"""How a text sounds: pinyin as people type it."""

from functools import lru_cache


@lru_cache(maxsize=65_536)
def sound(text: str) -> str:
    """Pinyin without tones and gaps; Latin letters stay."""
    from pypinyin import Style, lazy_pinyin  # takes half a second: only where it is needed

    return "".join(lazy_pinyin(text, style=Style.NORMAL)).replace("ü", "v")


@lru_cache(maxsize=65_536)
def initials(text: str) -> str:
    """The first letter of every syllable."""
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER))
