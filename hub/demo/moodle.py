"""A Moodle-shaped web service on loopback: documented shapes, errors in HTTP 200, no dependency.

It holds what it is given, `{"users": […], "courses": […], "enrolments": [{"userid", "courseid",
"progress", "completed", …}]}`, and answers `POST /webservice/rest/server.php` as Moodle does.
It can be told to fail on purpose, at construction only (`Switches`).
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import orjson
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from hub.demo.moodle_form import Json, MoodleError, invalid, listed
from hub.demo.moodle_write import WRITES, create_users, update_users

PATH = "/webservice/rest/server.php"

_USER_KEYS = {"id", "lastname", "firstname", "idnumber", "username", "email", "auth"}
_LIKE = {"lastname", "firstname", "email"}
_USER_FIELDS = (
    "id", "username", "firstname", "lastname", "fullname", "email", "department", "idnumber",
    "auth", "suspended", "confirmed", "lang", "firstaccess", "lastaccess", "timezone",
)  # fmt: skip


@dataclass(frozen=True)
class Switches:
    """Faults on purpose, for tests; each is off by default."""

    fail_every: int = 0
    """Every n-th call answers 500."""
    half_users: bool = False
    """`core_user_get_users` silently leaves out every second account."""
    expire_after: int = 0
    """After n calls the token has expired."""
    deleted_users: frozenset[int] = frozenset()
    """Accounts that are listed, but gone when their courses are asked for."""
    lose_answer_every: int = 0
    """Every n-th write is done, and answers 504 all the same."""
    refused_users: frozenset[int] = frozenset()
    """Accounts that cannot be changed, as those of administrators."""
    slow: float = 0.0
    """Seconds between a write and its answer."""


@dataclass
class Moodle:
    """The site: its data, its token, and how many calls it has answered."""

    data: Mapping[str, list[dict[str, Json]]]
    token: str
    switches: Switches = field(default_factory=Switches)
    calls: int = 0
    writes: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """What was changed of which account, in its order."""
    write_calls: int = 0

    def __post_init__(self) -> None:
        self.users = {int(user["id"]): user for user in self.data["users"]}
        self.courses = {int(course["id"]): course for course in self.data["courses"]}
        self.by_user: dict[int, list[dict[str, Json]]] = {}
        for enrolment in self.data["enrolments"]:
            self.by_user.setdefault(int(enrolment["userid"]), []).append(enrolment)

    def call(self, form: Mapping[str, str]) -> Json:
        """The answer of one web service function; raises MoodleError."""
        self._authenticate(form)
        if form.get("moodlewsrestformat") != "json":
            raise invalid("moodlewsrestformat")
        function = _FUNCTIONS.get(form.get("wsfunction", ""))
        if function is None:
            raise MoodleError(
                "webservice_access_exception", "accessexception", "Access control exception"
            )
        return function(self, form)

    def _authenticate(self, form: Mapping[str, str]) -> None:
        if form.get("wstoken") != self.token:
            raise MoodleError("moodle_exception", "invalidtoken", "Invalid token - token not found")
        if self.switches.expire_after and self.calls > self.switches.expire_after:
            raise MoodleError(
                "webservice_access_exception", "accessexception", "Invalid token - token expired"
            )

    def loses_answer(self) -> bool:
        """Whether the answer of this write does not arrive."""
        self.write_calls += 1
        every = self.switches.lose_answer_every
        return bool(every) and self.write_calls % every == 0

    def enrolled(self, user: int, course: int) -> dict[str, Json] | None:
        """The enrolment of a user in a course."""
        found = self.by_user.get(user, ())
        return next((one for one in found if int(one["courseid"]) == course), None)


def _number(form: Mapping[str, str], name: str) -> int:
    text = form.get(name, "")
    if not text.isdigit():
        raise invalid(name)
    return int(text)


def _shown(user: Mapping[str, Json]) -> dict[str, Json]:
    whole = {"auth": "manual", "suspended": False, "confirmed": True, **user}
    whole.setdefault("fullname", f"{user.get('lastname', '')}{user.get('firstname', '')}")
    return {name: whole[name] for name in _USER_FIELDS if name in whole}


def _matches(user: Mapping[str, Json], key: str, wanted: str) -> bool:
    text = str(user.get(key, ""))
    if key not in _LIKE:
        return text == wanted
    pattern = ".*".join(map(re.escape, wanted.split("%")))
    return re.fullmatch(pattern, text, re.IGNORECASE | re.DOTALL) is not None


def _get_users(site: Moodle, form: Mapping[str, str]) -> Json:
    criteria = [(one.get("key", ""), one.get("value", "")) for one in
                listed(form, "criteria").values()]  # fmt: skip
    if not criteria:
        raise MoodleError("moodle_exception", "nocriteriaset", "No criteria were set")
    for key, _ in criteria:
        if key not in _USER_KEYS:
            raise invalid("criteria")
    found = [u for u in site.users.values() if all(_matches(u, k, v) for k, v in criteria)]
    if site.switches.half_users:
        found = found[::2]
    return {"users": [_shown(user) for user in found], "warnings": []}


def _get_users_by_field(site: Moodle, form: Mapping[str, str]) -> Json:
    name = form.get("field", "")
    if name not in {"id", "idnumber", "username", "email"}:
        raise invalid("field")
    wanted = {one[""] for one in listed(form, "values").values() if "" in one}
    return [_shown(user) for user in site.users.values() if str(user.get(name, "")) in wanted]


def _get_users_courses(site: Moodle, form: Mapping[str, str]) -> Json:
    user = _number(form, "userid")
    if user not in site.users or user in site.switches.deleted_users:
        raise MoodleError("dml_missing_record_exception", "invaliduser", "Invalid user")
    return [_user_course(site, one) for one in site.by_user.get(user, ())]


def _user_course(site: Moodle, enrolment: Mapping[str, Json]) -> dict[str, Json]:
    course = site.courses[int(enrolment["courseid"])]
    own = {name: value for name, value in enrolment.items() if name not in {"userid", "courseid"}}
    return {
        **{name: course.get(name) for name in ("id", "shortname", "fullname", "idnumber")},
        "visible": course.get("visible", 1),
        "progress": None,
        "completed": None,
        "startdate": course.get("startdate", 0),
        "enddate": course.get("enddate", 0),
        "lastaccess": None,
        **own,
    }


def _get_courses(site: Moodle, form: Mapping[str, str]) -> Json:
    names = [name for name in form if name.startswith("options[ids]")]
    wanted = {_number(form, name) for name in names}
    return [one for number, one in site.courses.items() if not wanted or number in wanted]


def _get_enrolled_users(site: Moodle, form: Mapping[str, str]) -> Json:
    course = _number(form, "courseid")
    if course not in site.courses:
        raise MoodleError("dml_missing_record_exception", "invalidcourseid", "Invalid course")
    return [_shown(user) for number, user in site.users.items() if site.enrolled(number, course)]


_FUNCTIONS: Mapping[str, Callable[[Moodle, Mapping[str, str]], Json]] = {
    "core_user_get_users": _get_users,
    "core_user_get_users_by_field": _get_users_by_field,
    "core_enrol_get_users_courses": _get_users_courses,
    "core_course_get_courses": _get_courses,
    "core_enrol_get_enrolled_users": _get_enrolled_users,
    "core_user_create_users": create_users,
    "core_user_update_users": update_users,
}


def moodle_app(site: Moodle) -> Starlette:
    """The site as an ASGI application."""

    async def answer(request: Request) -> Response:
        site.calls += 1
        if site.switches.fail_every and site.calls % site.switches.fail_every == 0:
            return PlainTextResponse("Internal Server Error", 500)
        if "form-urlencoded" not in request.headers.get("content-type", ""):
            return JSONResponse(invalid("form").body)
        form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        try:
            told = orjson.dumps(site.call(form))
            if form.get("wsfunction") in WRITES:
                await asyncio.sleep(site.switches.slow)
                if site.loses_answer():
                    return PlainTextResponse("Gateway Timeout", 504)
            return Response(told, media_type="application/json")
        except MoodleError as error:
            return JSONResponse(error.body)

    return Starlette(routes=[Route(PATH, answer, methods=["POST"])])


def load_site(path: Path, token: str, switches: Switches | None = None) -> Moodle:
    """The site whose data stands in a JSON file."""
    return Moodle(orjson.loads(path.read_bytes()), token, switches or Switches())


class _Server(uvicorn.Server):
    """A server inside another program, which keeps its own signal handlers."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield


@asynccontextmanager
async def running(app: Any, port: int = 0, *, log: str = "error") -> AsyncIterator[str]:
    """The address at which the application answers, on loopback; port 0 takes a free one."""
    config = uvicorn.Config(app, "127.0.0.1", port, log_level=log, ws="none", lifespan="off")
    server = _Server(config)
    task = asyncio.create_task(server.serve())
    try:
        while not server.started:
            if task.done():
                task.result()
            await asyncio.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
