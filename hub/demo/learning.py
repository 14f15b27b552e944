"""What the training system (Moodle) holds: users, courses, enrolments.

Its `department` is free text, as it is everywhere; some users have no employee number, two are no
employees at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

import orjson

from hub.demo.dice import likely, one_of
from hub.demo.organisation import Unit
from hub.demo.people import Person
from hub.demo.spelling import spelt

TITLES: Final = (
    *("新员工入职培训", "信息安全意识", "职业健康与安全", "反商业贿赂", "消防安全", "个人信息保护"),
    *("Excel 数据分析", "公文写作", "沟通与协作", "项目管理基础", "时间管理", "商务英语"),
    *("Python 入门", "数据库基础", "云计算概论", "质量管理体系", "精益生产", "供应链管理"),
    *("销售技巧", "客户服务礼仪", "市场调研方法", "财务报表阅读", "税务基础", "劳动法实务"),
    *("招聘与面试", "绩效面谈", "教练式领导力", "新任经理训练营", "战略思维", "变革管理"),
)
MANDATORY: Final = 6
"""The first courses are for everybody."""
PER_PERSON: Final = 3
STATES: Final = {"completed": 0.55, "opened": 0.35, "never opened": 0.1}


@dataclass(frozen=True)
class LearningMess:
    """What was written and what in it fits nobody."""

    users: int
    courses: int
    enrolments: int
    """Of users with an employee number."""
    users_without_number: int
    enrolments_without_number: int


def write_moodle(
    file: Path,
    staff: Sequence[Person],
    tree: Sequence[Unit],
    today: date,
    spared: int,
    rng: Random,
) -> LearningMess:
    """`{"users": […], "courses": […], "enrolments": […]}`; times are epoch seconds."""
    plain = {one.number for one in staff[:spared]}
    known = [one for one in staff if one.hired <= today]
    users = [
        _user(order, one, tree, today, named=one.number in plain or likely(rng, 0.99), rng=rng)
        for order, one in enumerate(known, 3)
    ]
    courses = [_course(order, title, today) for order, title in enumerate(TITLES, 2)]
    enrolments = [taken for user in users for taken in _enrolments(user, courses, today, rng)]
    nobody = {user["id"] for user in users if not user["idnumber"]}
    lost = sum(taken["userid"] in nobody for taken in enrolments)
    extra = [_account(1, "guest", "访客"), _account(2, "admin", "管理员")]
    content = {"users": [*extra, *users], "courses": courses, "enrolments": enrolments}
    file.write_bytes(orjson.dumps(content))
    return LearningMess(
        users=len(users) + len(extra),
        courses=len(courses),
        enrolments=len(enrolments) - lost,
        users_without_number=len(nobody) + len(extra),
        enrolments_without_number=lost,
    )


def _epoch(day: date, hour: int = 1) -> int:
    return int(datetime.combine(day, time(hour), tzinfo=UTC).timestamp())


def _user(
    order: int, one: Person, tree: Sequence[Unit], today: date, *, named: bool, rng: Random
) -> dict[str, Any]:
    return {
        "id": order,
        "username": one.number.lower(),
        "firstname": one.name.given,
        "lastname": one.name.family,
        "email": one.email,
        "department": spelt(rng, tree[one.unit].name),
        "idnumber": one.number if named else "",
        "suspended": one.left is not None and one.left < today,
        "confirmed": True,
        "lastaccess": _epoch(today - timedelta(days=rng.randrange(1, 90)), rng.randrange(24)),
    }


def _account(order: int, name: str, label: str) -> dict[str, Any]:
    """An account that is no person."""
    return {
        "id": order,
        "username": name,
        "firstname": label,
        "lastname": "系统",
        "email": f"{name}@example.com",
        "department": "",
        "idnumber": "",
        "suspended": False,
        "confirmed": True,
        "lastaccess": 0,
    }


def _course(order: int, title: str, today: date) -> dict[str, Any]:
    begin = date(today.year - 1, 1 + order % 12, 1)
    return {
        "id": order,
        "shortname": f"C{order:03}",
        "fullname": title,
        "idnumber": f"KC-{order:03}",
        "startdate": _epoch(begin),
        "enddate": 0 if order % 3 else _epoch(begin + timedelta(days=600)),
        "category": 1 if order - 2 < MANDATORY else 2,
        "visible": 1,
    }


def _enrolments(
    user: dict[str, Any], courses: Sequence[dict[str, Any]], today: date, rng: Random
) -> list[dict[str, Any]]:
    first = rng.randrange(len(courses))
    taken = [courses[(first + step * 7) % len(courses)] for step in range(PER_PERSON)]
    return [_enrolment(user["id"], course["id"], today, rng) for course in taken]


def _enrolment(user: int, course: int, today: date, rng: Random) -> dict[str, Any]:
    started = today - timedelta(days=rng.randrange(100, 380))
    state = one_of(rng, STATES)
    done = {"completed": 100.0, "opened": float(rng.randrange(0, 100, 5))}
    progress = done.get(state)
    completed = state == "completed"
    return {
        "userid": user,
        "courseid": course,
        "progress": progress,
        "completed": completed,
        "lastaccess": 0 if progress is None else _epoch(started + timedelta(days=60), 8),
        "timestarted": _epoch(started),
        "timecompleted": _epoch(started + timedelta(days=60), 9) if completed else None,
    }
