"""A DingTalk-shaped server: its shapes and limits as they are documented, errors inside 200.

What it enforces: 20 calls a second for each interface, counted over any second; tokens that end;
at most 50 people and 7 days for punches, 100 people for the roster, 100 people a page; departments
one level at a time. Every answer has status 200, whatever went wrong.
"""

import datetime as dt
import hashlib
import random
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

CHINA: Final = ZoneInfo("Asia/Shanghai")
KEY: Final = "dingabc"
SECRET: Final = "dingtalk-secret-1"
CALLS_A_SECOND: Final = 20
_FORMAT: Final = "%Y-%m-%d %H:%M:%S"
TOKEN: Final = "/v1.0/oauth2/accessToken"
LISTSUB: Final = "/topapi/v2/department/listsub"
USERS: Final = "/topapi/v2/user/list"
ROSTER: Final = "/v1.0/hrm/rosters/lists/query"
PUNCHES: Final = "/attendance/listRecord"

Record = dict[str, Any]


class Wrong(Exception):
    """An error inside 200."""

    def __init__(self, code: int, sub: str | None = None) -> None:
        super().__init__(code)
        self.body: Record = {"errcode": code, "errmsg": "…", "request_id": "r1"}
        if sub is not None:
            self.body |= {"sub_code": sub, "sub_msg": "请求被限制 张三"}


@dataclass
class Company:
    """Departments as a tree, and people, some of them in two departments."""

    departments: Mapping[int, int]
    """Department → the one above; 1 is the root and stands only on the right."""
    users: list[Record]
    names: Mapping[int, str]
    late: set[tuple[str, dt.date]] = field(default_factory=set)
    """People and days whose morning punch is put right to 11:00."""

    def in_department(self, dept: int) -> list[Record]:
        """Whom that department lists."""
        return [user for user in self.users if dept in user["dept_id_list"]]


def company(people: int, departments: int, seed: int = 7) -> Company:
    """A company of that size; the same every time."""
    dice = random.Random(seed)
    ids = [1000 + at for at in range(departments)]
    above = {one: 1 if at < 6 else ids[dice.randrange(at // 2)] for at, one in enumerate(ids)}
    names = {one: f"{'研发销售市场运营'[at % 8]}{at}部" for at, one in enumerate(ids)}
    users = []
    for at in range(people):
        home = 1 if at % 500 == 0 else ids[at % departments]
        second = [ids[(at * 7 + 3) % departments]] if at % 40 == 0 else []
        users.append(
            {
                "userid": f"manager{at}",
                "name": "赵钱孙李曾欧阳㛃𠮷"[at % 8] + "䶮伟娜琳"[at % 4] + str(at),
                "job_number": "" if at % 1000 == 999 else f"D{at:05}",
                "mobile": f"138{at:08}",
                "org_email": f"d{at}@example.com",
                "title": "工程师",
                "dept_id_list": list(dict.fromkeys([*second, home])),
                "home": home,
                "hired_date": int(
                    dt.datetime(2020, 1, 1 + at % 28, tzinfo=CHINA).timestamp() * 1000
                ),
                "active": True,
            }
        )
    return Company(above, users, names)


@dataclass
class DingTalk:
    """The server and what it was asked."""

    company: Company
    tokens_last: float = 7200
    """Seconds for which a token holds, whatever the answer says."""
    tells: int = 7200
    """Seconds that the answer says."""
    calls: list[tuple[str, Record]] = field(default_factory=list)
    """Interface and body of every call that got an answer."""
    refused: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    """How many calls got which error."""
    calls_a_second: int = CALLS_A_SECOND
    """More where several connectors ask in one second, each of which keeps to the limit."""
    broken: int = 0
    """The error that every interface answers with."""

    def __post_init__(self) -> None:
        self._times: defaultdict[str, deque[float]] = defaultdict(deque)
        self._token, self._ends, self._made = "", 0.0, 0
        self.employ(self.company.users)

    def employ(self, users: list[Record]) -> None:
        """Let exactly these be its people."""
        self.company.users = users
        self._users = {one["userid"]: one for one in users}

    @property
    def app(self) -> Starlette:
        """Its interfaces."""
        routes = [
            Route(path, self._route(path, answer), methods=["POST"])
            for path, answer in (
                (TOKEN, self._login),
                (LISTSUB, self._listsub),
                (USERS, self._list_users),
                (ROSTER, self._roster),
                (PUNCHES, self._punches),
            )
        ]
        return Starlette(routes=routes)

    def counted(self, path: str) -> int:
        """How many good answers that interface gave."""
        return sum(one == path for one, _ in self.calls)

    def _route(self, path: str, answer: Callable[[Record], Record]) -> Any:
        async def respond(request: Request) -> Response:
            self._in_time(path)
            body = await request.json()
            try:
                self._allowed(path)
                if path != TOKEN:
                    new = path.startswith("/v1.0")
                    name = "x-acs-dingtalk-access-token"
                    self._known(
                        request.headers.get(name)
                        if new
                        else request.query_params.get("access_token")
                    )
                said = answer(body)
            except Wrong as error:
                self.refused[str(error.body.get("sub_code", error.body["errcode"]))] += 1
                return JSONResponse(error.body)
            self.calls.append((path, body))
            return JSONResponse(said)

        return respond

    def _in_time(self, path: str) -> None:
        self._times[path].append(time.monotonic())

    def _allowed(self, path: str) -> None:
        """At most so many calls in any second; the one too many is refused."""
        if self.broken and path != TOKEN:
            raise Wrong(self.broken)
        times = self._times[path]
        while times and times[0] <= times[-1] - 1:
            times.popleft()
        if len(times) > self.calls_a_second:
            raise Wrong(88, "90018")

    def _known(self, token: str | None) -> None:
        if token != self._token or not token:
            raise Wrong(40014)
        if time.monotonic() >= self._ends:
            raise Wrong(42001)

    def _login(self, body: Record) -> Record:
        if body != {"appKey": KEY, "appSecret": SECRET}:
            raise Wrong(40089)
        if time.monotonic() >= self._ends:
            self._made += 1
            self._token = f"token{self._made}"
            self._ends = time.monotonic() + self.tokens_last
        return {"accessToken": self._token, "expireIn": self.tells}

    def _listsub(self, body: Record) -> Record:
        if body.keys() - {"dept_id", "language"}:
            raise Wrong(40035)
        wanted = body.get("dept_id", 1)
        if wanted != 1 and wanted not in self.company.departments:
            raise Wrong(60003)
        found = [
            {"dept_id": one, "name": self.company.names[one], "parent_id": above}
            for one, above in self.company.departments.items()
            if above == wanted
        ]
        return {"errcode": 0, "errmsg": "ok", "result": found, "request_id": "r"}

    def _list_users(self, body: Record) -> Record:
        size, cursor = body["size"], body["cursor"]
        if not 1 <= size <= 100 or type(cursor) is not int or type(body["dept_id"]) is not int:
            raise Wrong(40035)
        people = self.company.in_department(body["dept_id"])
        shown = [
            {name: value for name, value in one.items() if name != "home"}
            | {"leader": one["home"] == body["dept_id"], "dept_order": 9 - at}
            for at, one in enumerate(people[cursor : cursor + size])
        ]
        more = cursor + size < len(people)
        result = {"list": shown, "has_more": more}
        if more:
            result["next_cursor"] = cursor + size
        return {"errcode": 0, "errmsg": "ok", "result": result, "request_id": "r"}

    def _roster(self, body: Record) -> Record:
        ids = body["userIdList"]
        if not 1 <= len(ids) <= 100:
            raise Wrong(40035)
        return {"result": [self._rostered(one, body["fieldFilterList"]) for one in ids]}

    def _rostered(self, userid: str, wanted: list[str]) -> Record:
        user = self._users[userid]
        number = int("".join(filter(str.isdigit, userid)) or 0)
        select = {"value": "3", "label": "大专"} if number % 3 else {"value": "本科"}
        values: dict[str, Record] = {
            "sys00-mainDeptId": {"value": str(user["home"])},
            "sys00-position": {"value": "工程师"},
            "sys00-reportManagerId": {"value": f"manager{number // 10}" if number else None},
            "sys03-highestEdu": select,
        }
        listed = [
            {
                "fieldCode": code,
                "groupId": code[:5],
                "fieldValueList": [{"itemIndex": 0, **values[code]}],
            }
            for code in wanted
            if code in values
        ]
        return {"corpId": "ding1", "userId": userid, "fieldDataList": listed}

    def _punches(self, body: Record) -> Record:
        since = dt.datetime.strptime(body["checkDateFrom"], _FORMAT).replace(tzinfo=CHINA)
        until = dt.datetime.strptime(body["checkDateTo"], _FORMAT).replace(tzinfo=CHINA)
        ids = body["userIds"]
        if not 1 <= len(ids) <= 50 or until - since > dt.timedelta(days=7) or until < since:
            raise Wrong(40035)
        found = []
        for userid in ids:
            day = since.date()
            while day <= until.date():
                found += self.of_day(userid, day)
                day += dt.timedelta(days=1)
        random.Random(len(self.calls)).shuffle(found)
        return {"errcode": 0, "errmsg": "ok", "recordresult": found}

    def of_day(self, userid: str, day: dt.date) -> list[Record]:
        """What was punched: nothing at the weekend, now and then a punch that does not count."""
        if day.weekday() > 4:
            return []
        dice = hashlib.sha256(f"{userid}{day}".encode()).digest()
        late = dice[0] < 20 or (userid, day) in self.company.late
        came = dt.time(11 if (userid, day) in self.company.late else 9, 5 if late else 0)
        midnight = int(dt.datetime.combine(day, dt.time(), CHINA).timestamp() * 1000)
        base = {"userId": userid, "workDate": midnight, "groupId": 1, "sourceType": "ATM"}
        number = int.from_bytes(dice[:5], "big")
        found = [
            base | {"id": number, "checkType": "OnDuty", "userCheckTime": _ms(day, came),
                    "timeResult": "Late" if late else "Normal", "locationResult": "Normal"},
            base | {"id": number + 1, "checkType": "OffDuty", "timeResult": "Normal",
                    "userCheckTime": _ms(day, dt.time(18, 1)), "locationResult": "Normal"},
        ]  # fmt: skip
        if dice[1] < 10:
            found.append(base | {"id": number + 2, "userCheckTime": _ms(day, dt.time(12)),
                                 "invalidRecordType": "Security", "isLegal": "N"})  # fmt: skip
        return found

    def days(self, since: dt.date, until: dt.date) -> int:
        """How many days with a punch there are of everybody."""
        length = (until - since).days + 1
        worked = [d for at in range(length) if (d := since + dt.timedelta(at)).weekday() < 5]
        return len(worked) * len(self.company.users)


def _ms(day: dt.date, at: dt.time) -> int:
    return int(dt.datetime.combine(day, at, CHINA).timestamp() * 1000)
