"""Names of people who do not exist: common surnames and characters put together by chance.

Some carry what breaks careless systems: double surnames, characters outside the basic plane (𠮷)
or outside GB2312 (䶮, 㛃, 喆), Traditional forms, names in Latin letters, a surname that is not
read as the character commonly is (曾).
"""

from dataclasses import dataclass
from random import Random
from typing import Final

from hub.demo.dice import likely, one_of

SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董"
    "袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊"
    "秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
DOUBLE_SURNAMES: Final = ("欧阳", "司马", "上官", "诸葛", "东方", "尉迟", "夏侯", "皇甫")
MALE: Final = (
    "伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆"
    "帅旭宁龙林建国志文博轩泽晨阳昊睿航铭奕景承嘉启"
)
FEMALE: Final = (
    "芳娜敏静丽艳娟霞秀燕玲桂英洁梅琳雪婷颖倩慧莹璐瑶萱怡悦欣佳妍雅诗涵梦思语晓月宁岚薇蕾蓉菲馨彤"
)
RARE: Final = ("䶮", "𠮷", "㛃", "喆", "垚", "堃", "犇", "翀", "頔", "㬢")
TRADITIONAL_SURNAMES: Final = "陳劉黃張吳鄭謝葉許鍾"
TRADITIONAL_GIVEN: Final = "國偉華榮麗強龍鳳慶蘭"
LATIN_GIVEN: Final = ("Anna", "Jonas", "Elena", "Tomas", "Ingrid", "Pavel", "Maria", "Henrik")
SORTS: Final = {"common": 0.978, "rare": 0.01, "traditional": 0.008, "latin": 0.004}
LATIN_SURNAMES: Final = ("Lindholm", "Novotny", "Bergmann", "Castellan", "Okafor", "Tanaka")


@dataclass(frozen=True)
class FullName:
    """Family and given name; Latin names are written the other way round."""

    family: str
    given: str
    latin: bool = False

    def __str__(self) -> str:
        return f"{self.given} {self.family}" if self.latin else self.family + self.given


def full_name(rng: Random, *, male: bool) -> FullName:
    """A name by chance; about one in thirty is unusual in one of the ways above."""
    sort = one_of(rng, SORTS)
    if sort == "latin":
        return FullName(rng.choice(LATIN_SURNAMES), rng.choice(LATIN_GIVEN), latin=True)
    if sort == "traditional":
        given = "".join(rng.choices(TRADITIONAL_GIVEN, k=2))
        return FullName(rng.choice(TRADITIONAL_SURNAMES), given)
    if sort == "rare":
        return FullName(_surname(rng), rng.choice(RARE))
    return FullName(_surname(rng), _given(rng, MALE if male else FEMALE))


def _surname(rng: Random) -> str:
    if likely(rng, 0.01):
        return rng.choice(DOUBLE_SURNAMES)
    return SURNAMES[int(len(SURNAMES) * rng.random() ** 1.7)]


def _given(rng: Random, characters: str) -> str:
    length = 1 if likely(rng, 0.2) else 2
    return "".join(rng.choices(characters, k=length))
