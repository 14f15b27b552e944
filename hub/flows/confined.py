"""What a connection that is made in a browser may reach: other machines, and the hub's own files.

On the command line an operator acts who can read the machine's files anyhow. An administrator in a
browser cannot, and must not by way of the hub: files lie below `files` in the home, databases and
directories are reached over the network, with none of the options that open a file or a socket.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from hub.connectors.manifest_load import shipped
from hub.errors import Refused
from hub.schema.record import Json

FILES: Final = "files"
"""The folder in the home whose files may be connected."""
_DATABASES: Final = frozenset({"postgresql", "mysql", "mariadb", "mssql", "oracle", "sqlite"})
_OPTIONS: Final = frozenset({"ssl", "sslmode", "charset", "encrypt", "service_name"})
_HOST: Final = re.compile(r"[\w.:-]+")
_FIXED: Final = frozenset({"streams"})


def confine(kind: str, config: Mapping[str, Json], home: Path) -> None:
    """Raise Refused CONNECTION_CONFINED for a configuration that reaches elsewhere."""
    if kind == "files":
        _inside(home, config.get("path"), "$.path")
        for name, stream in _streams(config).items():
            _pattern(stream.get("glob"), f"$.streams.{name}.glob")
    elif kind == "sql":
        _database(home, config.get("url"))
    elif kind == "ldap" and config.get("ca_file"):
        _inside(home, config["ca_file"], "$.ca_file")
    elif kind == "rest" and config.get("manifest") not in shipped():
        _inside(home, config.get("manifest"), "$.manifest")


def destination(config: Mapping[str, Json]) -> dict[str, Json]:
    """What of a configuration says where secrets go."""
    return {name: value for name, value in config.items() if name not in _FIXED}


def _streams(config: Mapping[str, Json]) -> dict[str, Mapping[str, Json]]:
    found = config.get("streams")
    listed = found.items() if isinstance(found, Mapping) else ()
    return {name: one for name, one in listed if isinstance(one, Mapping)}


def _inside(home: Path, given: Json, place: str) -> None:
    text = given if isinstance(given, str) else ""
    root = (home / FILES).resolve()
    if Path(text).is_absolute() or not (home / text).resolve().is_relative_to(root):
        raise _refused(place, f"Upload the file, or put it into `{FILES}` in the hub's home.")


def _pattern(given: Json, place: str) -> None:
    text = given if isinstance(given, str) else ""
    if Path(text).is_absolute() or ".." in Path(text).parts:
        raise _refused(place, "Name files below the path.")


def _database(home: Path, given: Json) -> None:
    try:
        url = sa.make_url(given if isinstance(given, str) else "")
    except (sa.exc.ArgumentError, ValueError):
        return  # whoever opens it says what is wrong with it
    kind = url.get_backend_name()
    if kind not in _DATABASES or not set(url.query) <= _OPTIONS:
        raise _refused("$.url", f"One of {', '.join(sorted(_DATABASES))}, without other options.")
    if kind == "sqlite":
        _inside(home, url.database, "$.url")
    elif not _HOST.fullmatch(url.host or ""):
        raise _refused("$.url", "Name the host of the database.")


def _refused(place: str, hint: str) -> Refused:
    return Refused(
        "CONNECTION_CONFINED",
        "A connection that is made in a browser does not reach there.",
        place,
        f"{hint} `hub connect` on the machine reaches further.",
    )
