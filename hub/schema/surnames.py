"""Chinese surnames of two characters: where a name is split into family and given name."""

from typing import Final

_DOUBLE: Final = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连
澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于
司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋
夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 纳兰
"""
DOUBLE_SURNAMES: Final = frozenset(_DOUBLE.split())
_SHORTEST: Final = 3
"""Characters of a name with such a surname: 司马 alone is 司 with the given name 马."""


def split_name(name: str) -> tuple[str, str]:
    """Family and given name of a Chinese name; one character alone is a family name."""
    length = 2 if len(name) >= _SHORTEST and name[:2] in DOUBLE_SURNAMES else 1
    return name[:length], name[length:]
