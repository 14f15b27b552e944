"""Accounts are made and changed as Moodle documents it.

`core_user_create_users` makes all accounts or none. `core_user_update_users` changes each account
by itself: what cannot be changed is a warning in a good answer, and the others are changed.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, Protocol

from hub.demo.moodle_form import Json, MoodleError, invalid, listed

WRITES: Final = frozenset({"core_user_create_users", "core_user_update_users"})
_CREATE: Final = frozenset(
    {"createpassword", "username", "auth", "password", "firstname", "lastname", "email", "idnumber",
     "department", "institution", "lang", "timezone", "city", "country"}
)  # fmt: skip
_UPDATE: Final = _CREATE - {"createpassword"} | {"id", "suspended"}
_LONGEST: Final = 255
_ADMIN: Final = 2


class Site(Protocol):
    """What is known here of the site."""

    users: dict[int, dict[str, Json]]
    writes: list[tuple[int, dict[str, str]]]
    switches: Any


def create_users(site: Site, form: Mapping[str, str]) -> Json:
    """All accounts, or none: `[{"id", "username"}]`."""
    wanted = list(listed(form, "users").values())
    made: list[dict[str, Json]] = []
    for user in wanted:
        _known(user, _CREATE)
        _sound(user)
        taken = [*site.users.values(), *made]
        if any(one.get("username") == user["username"] for one in taken):
            raise MoodleError(
                "invalid_parameter_exception",
                "invalidparameter",
                f"Username already exists: {user['username']}",
            )
        if any(one.get("email") == user["email"] for one in taken):
            raise MoodleError(
                "invalid_parameter_exception",
                "invalidparameter",
                f"Email address already exists: {user['email']}",
            )
        number = max([*site.users, *(one["id"] for one in made)], default=0) + 1
        fields = {name: value for name, value in user.items() if name != "createpassword"}
        made.append({"id": number, "suspended": False, "confirmed": True, "lastaccess": 0} | fields)
    for one in made:
        site.users[one["id"]] = one
        site.writes.append((one["id"], {k: str(v) for k, v in one.items() if k != "id"}))
    return [{"id": one["id"], "username": one["username"]} for one in made]


def update_users(site: Site, form: Mapping[str, str]) -> Json:
    """Each account by itself: `{"warnings": [{"item", "itemid", "warningcode", "message"}]}`."""
    changes = list(listed(form, "users").values())
    for change in changes:  # all parameters are looked at before anything is changed
        _known(change, _UPDATE)
        if not change.get("id", "").isdigit():
            raise invalid("id")
    warnings = []
    for change in changes:
        number = int(change["id"])
        try:
            _update(site, number, change)
        except MoodleError as error:
            warnings.append(
                {"item": "user", "itemid": number, "warningcode": error.code,
                 "message": error.message}
            )  # fmt: skip
    return {"warnings": warnings}


def _update(site: Site, number: int, change: Mapping[str, str]) -> None:
    user = site.users.get(number)
    if user is None:
        raise MoodleError("moodle_exception", "invaliduserid", "Invalid user ID")
    if number in site.switches.refused_users | {_ADMIN}:
        raise MoodleError("moodle_exception", "usernotupdatedadmin", "Cannot update admin accounts")
    others = [one for other, one in site.users.items() if other != number]
    if "email" in change and any(one.get("email") == change["email"] for one in others):
        raise MoodleError("moodle_exception", "useremailduplicate", "Duplicate address")
    values: dict[str, Json] = {name: text for name, text in change.items() if name != "id"}
    if "suspended" in values:
        values["suspended"] = values["suspended"] == "1"
    user.update(values)
    site.writes.append((number, {name: text for name, text in change.items() if name != "id"}))


def _known(user: Mapping[str, str], names: frozenset[str]) -> None:
    """Moodle takes no value that it does not document, and no flag but 1 and 0."""
    if not user.keys() <= names or user.get("suspended", "0") not in {"0", "1"}:
        raise invalid("users")
    if any(len(user.get(name, "")) > _LONGEST for name in ("idnumber", "department")):
        raise invalid("users")


def _sound(user: Mapping[str, str]) -> None:
    if any(not user.get(name) for name in ("username", "firstname", "lastname", "email")):
        raise invalid("users")
    if user["username"] != user["username"].lower() or not re.fullmatch(
        r"[-.@_a-z0-9]+", user["username"]
    ):
        raise invalid("username")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", user["email"]):
        raise invalid("email")
