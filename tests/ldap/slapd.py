"""A running OpenLDAP (Debian's slapd) with a company in it, on loopback, owned by the test."""

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from hub.connectors.ldap_directory import ldap3  # which keeps its warnings quiet

PROGRAM: Final = Path("/usr/sbin/slapd")
BASE: Final = "dc=example,dc=org"
PEOPLE: Final = f"ou=people,{BASE}"
ADMIN: Final = f"cn=admin,{BASE}"
READER: Final = f"cn=hub,{BASE}"
PASSWORD: Final = "lese-Passwort 1"
_CONFIG: Final = """
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile {folder}/pid
sizelimit size.soft={soft} size.hard=soft size.pr=1000 size.prtotal=unlimited
database mdb
suffix "{base}"
rootdn "{admin}"
rootpw "{password}"
directory {folder}/data
maxsize 268435456
index objectClass,entryCSN,entryUUID eq
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="{reader}" read by anonymous none by * none
"""
_SECONDS: Final = 60.0


class Slapd:
    """The server, from entering the context until leaving it; `soft` entries without paging."""

    def __init__(self, soft: int = 500) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="hub-slapd-"))
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        (self._folder / "data").mkdir()
        config = self._folder / "slapd.conf"
        config.touch(mode=0o600)
        config.write_text(
            _CONFIG.format(
                folder=self._folder,
                base=BASE,
                admin=ADMIN,
                reader=READER,
                password=PASSWORD,
                soft=soft,
            ),
            encoding="utf-8",
        )

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"ldap://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self.start()
        with self.admin() as admin:
            admin.add(BASE, ["dcObject", "organization"], {"dc": "example", "o": "例"})
            for unit in ("people", "groups"):
                admin.add(f"ou={unit},{BASE}", ["organizationalUnit"], {"ou": unit})
            reader = {"cn": "hub", "sn": "hub", "userPassword": PASSWORD}
            admin.add(READER, ["person"], reader)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [PROGRAM, "-f", self._folder / "slapd.conf", "-h", f"{self.url}/", "-d", "0"]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        until = time.monotonic() + _SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("slapd does not answer")

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_SECONDS)
            self._process = None

    @contextmanager
    def admin(self) -> Iterator[Any]:
        """A connection that may change everything; a failed request raises."""
        made = ldap3.Connection(self.url, ADMIN, PASSWORD, auto_bind=True, raise_exceptions=True)
        try:
            yield made
        finally:
            made.unbind()


def person(admin: Any, number: str, name: str, **more: Any) -> str:
    """Add a person; the DN."""
    dn = f"uid={number},{PEOPLE}"
    told = {"uid": number, "employeeNumber": number, "cn": name, "sn": name[0], **more}
    admin.add(dn, ["inetOrgPerson"], told)
    return dn
