"""Which kinds of connection there are, and the way to open one."""

from collections.abc import Mapping
from pathlib import Path

from hub.connectors import calendar, files, ldap, rest, sql
from hub.connectors.manifest_load import load_manifest, shipped
from hub.connectors.protocol import Connector
from hub.connectors.spec import Spec, close_to
from hub.errors import Refused
from hub.schema.record import Json


def kinds() -> tuple[str, ...]:
    """The general connectors, then every system that has a manifest of its own."""
    return ("files", "sql", "ldap", "rest", "calendar", *shipped())


def spec_of(kind: str) -> Spec:
    """What a connection of that kind asks for; raises Refused CONNECTOR_UNKNOWN."""
    plain = {
        "files": files.SPEC,
        "sql": sql.SPEC,
        "ldap": ldap.SPEC,
        "rest": rest.SPEC,
        "calendar": calendar.SPEC,
    }
    if kind in plain:
        return plain[kind]
    if kind in shipped():
        return rest.spec_of_manifest(load_manifest(kind, Path()))
    raise _unknown(kind)


def open_connector(
    kind: str, config: Mapping[str, Json], secrets: Mapping[str, str], home: Path
) -> Connector:
    """A connector, nothing asked of its system yet; raises Refused for what is wrong with it.

    `kind` is one of `kinds()`; `rest` has `manifest` in its configuration.
    """
    if kind == "files":
        return files.open_files(config, secrets, home)
    if kind == "sql":
        return sql.open_sql(config, secrets, home)
    if kind == "ldap":
        return ldap.open_ldap(config, secrets, home)
    if kind == "calendar":
        return calendar.open_calendar(config, secrets, home)
    if kind == "rest":
        return _by_manifest(config, secrets, home)
    if kind in shipped():
        return rest.open_rest(kind, config, secrets, home)
    raise _unknown(kind)


def _by_manifest(config: Mapping[str, Json], secrets: Mapping[str, str], home: Path) -> Connector:
    name = config.get("manifest")
    if not isinstance(name, str):
        raise Refused(
            "CONNECTION_CONFIG",
            "A setting is missing.",
            "$.manifest",
            f"Name a YAML file or one of: {', '.join(shipped())}.",
        )
    settings = {key: value for key, value in config.items() if key != "manifest"}
    return rest.open_rest(name, settings, secrets, home)


def _unknown(kind: str) -> Refused:
    return Refused(
        "CONNECTOR_UNKNOWN",
        "There is no such kind of connection.",
        f"kind {kind}",
        close_to(kind, kinds()),
    )
