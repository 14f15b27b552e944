"""The people of the demo company: who they are, where they work, what they learned.

The first people are the heads of the units, one each; after them stand five named for the demo's
tokens; everybody else is spread over the units. Values here are true and clean: what each outside
system makes of them is its own affair.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from hub.demo.dice import likely, one_of
from hub.demo.names import FullName, full_name
from hub.demo.organisation import Unit, above

ENTITIES: Final = ("星河示例科技有限公司", "星河示例制造有限公司", "星河示例贸易有限公司")
LOCATIONS: Final = (
    *("上海总部", "杭州研发中心", "苏州工厂", "广州办公室", "北京办公室", "成都办公室"),
    *("武汉仓库", "西安办公室"),
)
FATES: Final = {"在职": 0.948, "离职": 0.04, "待离职": 0.005, "停薪留职": 0.004, "待入职": 0.003}
"""What becomes of people; whoever came within half a year is on 试用期 instead."""
KINDS: Final = ("全职", "实习", "劳务派遣", "外包", "返聘")
ETHNICITIES: Final = ("汉族", "汉", "回族", "满族", "壮族", "苗族", "维吾尔族", "土家族")
MARITAL: Final = ("未婚", "已婚", "离异", "丧偶")
POLITICAL: Final = ("群众", "中共党员", "共青团员", "预备党员", "民盟盟员")
LEVELS: Final = (
    *("doctor", "master", "bachelor", "associate"),
    *("secondary_vocational", "senior_high", "junior_high"),
)
LEVEL_WEIGHTS: Final = (1, 14, 48, 22, 7, 6, 2)
YEARS: Final = (28, 25, 22, 21, 18, 18, 15)
"""Age at the end of each of these levels."""
DEGREES: Final = {"doctor": "博士", "master": "硕士", "bachelor": "学士"}
SCHOOLS: Final = ("江海", "云岭", "松原", "东湖", "凌霄", "白塔", "青禾", "望舒", "北辰", "南屏")
MAJORS: Final = (
    *("计算机科学与技术", "工商管理", "会计学", "机械工程", "市场营销", "人力资源管理"),
    *("电子信息工程", "物流管理", "法学", "英语"),
)
MODES: Final = ("全日制", "自考", "函授", "网络教育", "非全日制")
HEAD_TITLES: Final = ("总裁", "总经理", "总监", "经理", "主管", "组长")
PLACED: Final = 5
"""How many people after the heads are named for the demo's tokens."""


@dataclass(frozen=True)
class Person:
    """One employee as the company knows them."""

    number: str
    name: FullName
    male: bool
    birth: date
    national_id: str
    mobile: str
    private_email: str
    entity: str
    unit: int
    """Index of the unit."""
    head: bool
    position: str
    grade: str
    location: str
    manager: str
    """Number of whom they report to; empty for the head of the company."""
    hired: date
    confirmed: date | None
    left: date | None
    since: date
    """First day of the current post."""
    status: str
    kind: str
    ethnicity: str
    marital: str
    political: str
    level: str
    """Code of the level of education."""
    school: str
    major: str
    graduated: date
    mode: str
    salary: int
    """Monthly, in yuan."""

    @property
    def email(self) -> str:
        """Work mail, also the login of the training system."""
        return f"{self.number.lower()}@example.com"

    def at_work(self, day: date) -> bool:
        """Whether a time clock sees them on a working day."""
        return self.hired <= day and self.status != "停薪留职" and self.employed(day)

    def employed(self, day: date) -> bool:
        """Whether the employment runs on that day."""
        return self.hired <= day and (self.left is None or day <= self.left)


@dataclass(frozen=True)
class Career:
    """When somebody came, was confirmed, moved and left."""

    hired: date
    confirmed: date | None
    left: date | None
    since: date
    status: str


def id_number(region: str, birth: date, order: int) -> str:
    """A citizen number after GB 11643: 17 digits and the check character."""
    digits = f"{region}{birth:%Y%m%d}{order:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    return digits + "10X98765432"[rest]


def people(
    count: int, tree: Sequence[Unit], places: Sequence[int], today: date, rng: Random
) -> tuple[Person, ...]:
    """`count` people; `places` are the units of those who come right after the heads."""
    form = "E{:05}" if count < 99_000 else "E{:07}"  # noqa: PLR2004 - five digits are enough
    numbers = [form.format(order) for order in range(1, count + 1)]
    rng.shuffle(numbers)
    maker = _Maker(tuple(tree), tuple(numbers), today, rng)
    weights = [unit.level for unit in tree]
    spread = rng.choices(range(len(tree)), weights=weights, k=count)
    placed = [*range(len(tree)), *places]
    where = [*placed, *spread][:count]
    return tuple(maker.make(order, unit, order < len(placed)) for order, unit in enumerate(where))


class _Maker:
    """Makes one person after the other; what must be unique is remembered here."""

    def __init__(
        self, tree: tuple[Unit, ...], numbers: tuple[str, ...], today: date, rng: Random
    ) -> None:
        self.tree, self.numbers, self.today, self.rng = tree, numbers, today, rng
        self.ids: set[str] = set()

    def make(self, order: int, unit: int, steady: bool) -> Person:
        """The person of that order; `steady` ones are regular staff who stay."""
        rng = self.rng
        head = order < len(self.tree)
        male = likely(rng, 0.55)
        career = self._career(head, steady)
        age = rng.randint(34, 48) if head else rng.randint(21, 42)
        birth = career.hired - timedelta(days=age * 365 + rng.randrange(365))
        level = rng.choices(LEVELS, LEVEL_WEIGHTS)[0] if age > 28 else "bachelor"  # noqa: PLR2004 - a doctor's age
        years = YEARS[LEVELS.index(level)]
        place = above(self.tree, unit, 2)
        stage = self.tree[unit].level
        return Person(
            number=self.numbers[order],
            name=full_name(rng, male=male),
            male=male,
            birth=birth,
            national_id=self._national_id(birth, male),
            mobile=f"19999{(order * 7919 + 31) % 1_000_000:06}",
            private_email=f"{self._letters()}{order}@example.{rng.choice(('net', 'org'))}",
            entity=ENTITIES[place % len(ENTITIES)],
            unit=unit,
            head=head,
            position=self._position(unit, head),
            grade=f"M{7 - stage}" if head else f"P{rng.randint(3, 8)}",
            location=LOCATIONS[place % len(LOCATIONS)],
            manager=self._manager(unit, head),
            hired=career.hired,
            confirmed=career.confirmed,
            left=career.left,
            since=career.since,
            status=career.status,
            kind="全职" if steady else rng.choices(KINDS, (90, 3, 3, 3, 1))[0],
            ethnicity=rng.choices(ETHNICITIES, (80, 12, 2, 2, 1, 1, 1, 1))[0],
            marital=rng.choices(MARITAL, (40, 54, 5, 1))[0],
            political=rng.choices(POLITICAL, (60, 18, 18, 2, 2))[0],
            level=level,
            school=self._school(level),
            major=rng.choice(MAJORS) if years > 18 else "",  # noqa: PLR2004 - schools have no subjects
            graduated=date(min(birth.year + years, career.hired.year - 1), 6, rng.randint(15, 30)),
            mode=rng.choices(MODES, (84, 6, 3, 3, 4))[0],
            salary=(7 - stage) * 9000 + 12000 if head else 5000 + 100 * rng.randrange(250),
        )

    def _career(self, head: bool, steady: bool) -> Career:
        rng, today = self.rng, self.today
        fate = "在职" if steady else one_of(rng, FATES)
        if fate == "待入职":
            hired = today + timedelta(days=rng.randint(5, 40))
            return Career(hired, None, None, hired, "待入职")
        days = rng.randint(3200, 5400) if head else int(4200 * rng.random() ** 1.4) + 20
        hired = today - timedelta(days=days + (400 if steady else 0))
        confirmed = hired + timedelta(days=180)
        since = hired + timedelta(days=int((today - hired).days * rng.choice((0, 0, 0.3, 0.7))))
        if confirmed > today:
            return Career(hired, None, None, since, "试用期")
        if fate == "离职":
            left = today - timedelta(days=rng.randint(1, max(2, (today - confirmed).days)))
            return Career(hired, confirmed, max(left, confirmed), min(since, left), "离职")
        if fate == "待离职":
            leaving = today + timedelta(days=rng.randint(3, 30))
            return Career(hired, confirmed, leaving, since, "待离职")
        return Career(hired, confirmed, None, since, fate)

    def _national_id(self, birth: date, male: bool) -> str:
        """Unique; the region 9999xx is given to no place."""
        while True:
            region = f"9999{self.rng.randrange(1, 100):02}"
            order = self.rng.randrange(1, 499) * 2 + male
            number = id_number(region, birth, order)
            if number not in self.ids:
                self.ids.add(number)
                return number

    def _manager(self, unit: int, head: bool) -> str:
        """The head of the unit; for a head, of the unit above. Heads come in the units' order."""
        boss = self.tree[unit].parent if head else unit
        return "" if boss is None else self.numbers[boss]

    def _position(self, unit: int, head: bool) -> str:
        at = self.tree[unit]
        if head:
            return f"{at.name}{HEAD_TITLES[at.level - 1]}"
        return at.function.removesuffix("中心") + self.rng.choice(("专员", "工程师", "助理"))

    def _school(self, level: str) -> str:
        endings = {"associate": "职业技术学院", "secondary_vocational": "职业学校"}
        low = {"senior_high": "中学", "junior_high": "中学"}
        return self.rng.choice(SCHOOLS) + (endings | low).get(level, "大学")

    def _letters(self) -> str:
        return "".join(self.rng.choices("abcdefghkmnprstuvwxyz", k=5))
