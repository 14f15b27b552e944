"""Settings: read once from the environment, frozen from then on."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hub.errors import Refused

COMPANY_FILE = "company.yaml"
"""Name of the company's file in the home."""
POLICY_FILE = "policy.yaml"
"""Name of the company's own access policy in the home."""
DEVELOPERS, EVERYBODY = "developers", "all"
RESTRICTED, ROWS = "restricted", "rows"
Y2025, Y2026 = "2025", "2026"
"""Who may read the schema."""
MOST_WORKERS: Final = 64
OFF, ON, REQUIRED = "off", "on", "required"
"""Modes of trusted documents."""
CUSTODY: Final = (
    "HUB_KEK_IN",
    "HUB_KEK_SECRET",
    "HUB_KEK_HSM_MODULE",
    "HUB_KEK_HSM_TOKEN",
    "HUB_KEK_HSM_PIN",
    "HUB_KEK_HSM_KEY",
    "HUB_KEK_VAULT_URL",
    "HUB_KEK_VAULT_TOKEN",
    "HUB_KEK_VAULT_TOKEN_FILE",
    "HUB_KEK_VAULT_MOUNT",
    "HUB_KEK_VAULT_KEY",
    "HUB_KEK_VAULT_NAMESPACE",
)
"""Read by whoever keeps the key-encryption key."""
LOCALHOST: Final = "localhost"
"""Stands for every origin on this machine."""
_ORIGIN: Final = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::[0-9]{1,5})?")
_ON_LOOPBACK: Final = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?")


@dataclass(frozen=True)
class Settings:
    """What an operator decides before the hub starts. Every name stands in the README."""

    home: Path
    """Data of this installation: embedded Postgres, keys, demo files."""
    host: str
    port: int
    database_url: str | None
    """`postgresql://…` of an own Postgres ≥ 15; without it the embedded one runs."""
    dev: bool
    """Development: the built-in token issuer works, on loopback only."""
    zone: ZoneInfo
    """The company's time zone: "today" everywhere is today there."""
    company_file: Path | None
    """The company's own fields (YAML), by default `company.yaml` in the home if it is there."""
    policy_file: Path | None
    """The company's own access policy (YAML), by default `policy.yaml` in the home."""
    operator: str
    """Who acts on the command line; named in the audit."""
    issuer: str | None
    """`iss` of the identity provider whose tokens are accepted."""
    audience: str
    jwks_url: str | None
    subject_claim: str
    """The claim that names the employee."""
    subject_is: str
    """What that claim holds: `number`, `workEmail` or `id`."""
    pages: "Pages"
    """How people sign in on the hub's own pages."""
    origins: "Origins"
    """Sites whose pages may ask from a browser."""
    http_statuses: str
    """`2025` or `2026`: the edition of GraphQL over HTTP that statuses follow."""
    trusted_documents: "Modes"
    """Whether documents are asked by text, by id, or by id only."""
    introspection: str
    """Who reads the schema: `developers` (by scope) or `all`."""
    most_points: int
    """What one operation may cost."""
    points_per_minute: int
    """What a person may spend through one program in a minute; 0 keeps no account."""
    metrics_host: str
    metrics_port: int | None
    """Where Prometheus reads, apart from the graph; None: nowhere."""
    slow_ms: int
    """Requests that take longer are told; 0: none are."""
    traces: bool
    """Whether requests become OpenTelemetry spans."""
    approval_percent: int | None
    """A version of a mapping that touches values of more of the people than this, or any pay,
    needs a second person's approval; None: never."""
    workers: int
    """Processes that serve; each takes its share of the connections."""
    bulk_reads: "BulkReads"
    """More people than this whose one class somebody reads within an hour stand out."""
    purpose_classes: tuple[str, ...]
    """Classes of others that are read only for a stated purpose."""
    second_wall: str
    """`restricted` or `rows`: before which rows row-level security stands, from the next
    migration on."""
    audit_anchors: Path | None
    """Where signed checkpoints of the audit are kept; None: in the home."""
    custody: Mapping[str, str] = field(repr=False)
    """Those of `CUSTODY` that are set: who keeps the key-encryption key."""

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """Read `HUB_*`; raises `Refused` with the name of a variable that does not parse."""
        env = os.environ if env is None else env
        home = Path(env.get("HUB_HOME") or ".hub").absolute()
        host, own_port = env.get("HUB_HOST") or "127.0.0.1", _port(env.get("HUB_PORT") or "8000")
        port = env.get("HUB_METRICS_PORT")
        anchors = env.get("HUB_AUDIT_ANCHORS")
        return cls(
            home=home,
            host=host,
            port=own_port,
            database_url=_database(env.get("HUB_DATABASE_URL")),
            dev=env.get("HUB_DEV") == "1",
            zone=_zone(env.get("HUB_ZONE") or "Asia/Shanghai"),
            company_file=_file(env.get("HUB_COMPANY_FILE"), home / COMPANY_FILE),
            policy_file=_file(env.get("HUB_POLICY_FILE"), home / POLICY_FILE),
            operator=env.get("HUB_OPERATOR") or env.get("USER") or "operator",
            issuer=env.get("HUB_ISSUER") or None,
            audience=env.get("HUB_AUDIENCE") or "hr-data-hub",
            jwks_url=env.get("HUB_JWKS_URL") or None,
            subject_claim=env.get("HUB_SUBJECT_CLAIM") or "sub",
            subject_is=_one_of("HUB_SUBJECT_IS", env, ("number", "workEmail", "id")),
            pages=Pages.read(env, host, own_port),
            origins=Origins.read(env.get("HUB_CORS_ORIGINS") or ""),
            http_statuses=_one_of("HUB_HTTP_STATUSES", env, (Y2025, Y2026)),
            trusted_documents=Modes.read(env.get("HUB_TRUSTED_DOCUMENTS") or ON),
            introspection=_one_of("HUB_INTROSPECTION", env, _introspection(env)),
            most_points=_points("HUB_MOST_POINTS", env, 100_000),
            points_per_minute=_points("HUB_POINTS_PER_MINUTE", env, 3_000_000),
            metrics_host=env.get("HUB_METRICS_HOST") or "127.0.0.1",
            metrics_port=_port(port, "HUB_METRICS_PORT") if port else None,
            slow_ms=_whole("HUB_SLOW_MS", env.get("HUB_SLOW_MS") or "1000"),
            traces=env.get("HUB_TRACES") == "1",
            approval_percent=_percent(
                "HUB_APPROVAL_PERCENT",
                env.get("HUB_APPROVAL_PERCENT") or ("off" if env.get("HUB_DEV") == "1" else "5"),
            ),
            workers=_workers(env.get("HUB_WORKERS") or "1"),
            purpose_classes=_recorded(env.get("HUB_PURPOSE_CLASSES") or ""),
            second_wall=_one_of("HUB_SECOND_WALL", env, (RESTRICTED, ROWS)),
            bulk_reads=BulkReads.read(env.get("HUB_BULK_READS") or "500"),
            audit_anchors=Path(anchors).absolute() if anchors else None,
            custody={name: env[name] for name in CUSTODY if env.get(name)},
        )


@dataclass(frozen=True)
class BulkReads:
    """How many people's class somebody may read within an hour before it stands out."""

    usual: int
    by_class: Mapping[str, int]

    @classmethod
    def read(cls, text: str) -> "BulkReads":
        """`500` or `500, PAY=100, HEALTH=20`; Refused SETTING_INVALID."""
        usual, *others = (part.strip() for part in text.split(","))
        named = [part.partition("=") for part in others]
        return cls(
            _whole("HUB_BULK_READS", usual),
            {name.strip(): _whole("HUB_BULK_READS", number.strip()) for name, _, number in named},
        )

    def of(self, name: str) -> int:
        """Of that class."""
        return self.by_class.get(name, self.usual)

    @property
    def least(self) -> int:
        """The least of all: nothing below it stands out."""
        return min(self.usual, *self.by_class.values(), self.usual)


@dataclass(frozen=True)
class Pages:
    """Sign-in on the hub's own pages, and how long a session lasts."""

    url: str
    """Where people reach the hub, without a slash at the end: `https://people.example.com`."""
    client_id: str | None = None
    """The hub's name at the identity provider; with it people sign in there."""
    client_secret: str | None = field(default=None, repr=False)
    accounts: bool = False
    """Whether the hub keeps accounts with passwords and second factors of its own."""
    idle_minutes: int = 30
    session_hours: int = 12
    step_up_minutes: int = 10
    """For how long a second factor opens the fields that ask for one."""
    step_up_acr: tuple[str, ...] = ()
    """Values of the claim `acr` that mean a second factor; without any, `mfa` in `amr` does."""

    @classmethod
    def read(cls, env: Mapping[str, str], host: str, port: int) -> "Pages":
        """Of the environment; raises Refused SETTING_INVALID."""
        here = f"[{host}]" if ":" in host else host
        if host in {"127.0.0.1", "::1"}:
            here = LOCALHOST  # passkeys belong to names, never to addresses
        default = ("off", "on") if env.get("HUB_ISSUER") else ("on", "off")
        found = cls(
            url=_public(env.get("HUB_PUBLIC_URL") or f"http://{here}:{port}"),
            client_id=env.get("HUB_CLIENT_ID") or None,
            client_secret=env.get("HUB_CLIENT_SECRET") or None,
            accounts=_one_of("HUB_ACCOUNTS", env, default) == "on",
            idle_minutes=_span("HUB_SESSION_IDLE_MINUTES", env, 30),
            session_hours=_span("HUB_SESSION_HOURS", env, 12),
            step_up_minutes=_span("HUB_STEP_UP_MINUTES", env, 10),
            step_up_acr=tuple((env.get("HUB_STEP_UP_ACR") or "").split()),
        )
        if found.client_id and not env.get("HUB_ISSUER"):
            raise Refused(
                "SETTING_INVALID", "HUB_CLIENT_ID needs HUB_ISSUER.", hint="Set both, or neither."
            )
        return found

    @property
    def secure(self) -> bool:
        """Whether browsers come by https, so that cookies can be kept to it."""
        return self.url.startswith("https://")


@dataclass(frozen=True)
class Origins:
    """Origins whose pages may ask from a browser; none unless they are named."""

    names: frozenset[str] = frozenset()
    """`https://people.example.com`."""
    loopback: bool = False
    """Whether pages served from this machine may, at any port."""

    @classmethod
    def read(cls, text: str) -> "Origins":
        """Origins between commas; `localhost` stands for all on this machine."""
        words = {one.strip() for one in text.split(",") if one.strip()}
        wrong = [one for one in words - {LOCALHOST} if not _ORIGIN.fullmatch(one)]
        if wrong:
            raise Refused(
                "SETTING_INVALID",
                "HUB_CORS_ORIGINS names something that is no origin.",
                hint="Use https://host or https://host:port, in lower case, or localhost.",
            )
        return cls(frozenset(words - {LOCALHOST}), LOCALHOST in words)

    def __contains__(self, origin: str) -> bool:
        return origin in self.names or (self.loopback and bool(_ON_LOOPBACK.fullmatch(origin)))

    def __bool__(self) -> bool:
        return bool(self.names) or self.loopback

    @property
    def pattern(self) -> str | None:
        """Those of this machine as a regular expression, if they are allowed."""
        return _ON_LOOPBACK.pattern if self.loopback else None


@dataclass(frozen=True)
class Modes:
    """The mode of trusted documents, for clients that have their own and for all others."""

    usual: str = ON
    clients: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> "Modes":
        """`on, web=required`: a mode for all, then modes of clients."""
        usual, clients = ON, {}
        for word in (one.strip() for one in text.split(",") if one.strip()):
            client, equals, mode = word.rpartition("=")
            if mode not in {OFF, ON, REQUIRED} or bool(equals) != bool(client):
                raise Refused(
                    "SETTING_INVALID",
                    "HUB_TRUSTED_DOCUMENTS is not known.",
                    hint="Use off, on or required, and client=mode for those that differ.",
                )
            if client:
                clients[client] = mode
            else:
                usual = mode
        return cls(usual, clients)

    def of(self, client: str) -> str:
        """The mode of that client; empty where a token names none."""
        return self.clients.get(client, self.usual)


def _database(url: str | None) -> str | None:
    if not url:
        return None
    if url.startswith(("postgresql://", "postgres://")):
        return url.replace("postgres://", "postgresql://", 1)
    raise Refused(
        "SETTING_INVALID",
        "HUB_DATABASE_URL is no address of a Postgres.",
        hint="Use postgresql://user@host:5432/database.",
    )


def _public(url: str) -> str:
    if _ORIGIN.fullmatch(url):
        return url
    raise Refused(
        "SETTING_INVALID",
        "HUB_PUBLIC_URL is no address of this hub.",
        hint="Use https://host or https://host:port, in lower case, without a path.",
    )


def _span(name: str, env: Mapping[str, str], usual: int) -> int:
    """Minutes or hours, of which there is one at least."""
    found = _whole(name, env.get(name) or str(usual))
    if found == 0:
        raise Refused("SETTING_INVALID", f"{name} is zero.", hint="Use a whole number from 1.")
    return found


def _file(path: str | None, kept: Path) -> Path | None:
    """The file that is named, else the one that lies in the home, so that every command has it."""
    if path:
        return Path(path).absolute()
    return kept if kept.is_file() else None


def _port(text: str, name: str = "HUB_PORT") -> int:
    if text.isdigit() and int(text) < 65536:  # noqa: PLR2004 - ports have 16 bits
        return int(text)
    raise Refused("SETTING_INVALID", f"{name} is not a port.", hint="Use a number below 65536.")


def _whole(name: str, text: str) -> int:
    if text.isdecimal() and len(text) < 10:  # noqa: PLR2004 - milliseconds of eleven days
        return int(text)
    raise Refused("SETTING_INVALID", f"{name} is not a number.", hint="Use a whole number.")


def _recorded(text: str) -> tuple[str, ...]:
    """Names of classes between commas; `hub.app` knows which there are."""
    return tuple(sorted({part.strip() for part in text.split(",") if part.strip()}))


def _percent(name: str, text: str) -> int | None:
    if text == OFF:
        return None
    if text.isdecimal() and int(text) <= 100:  # noqa: PLR2004 - a share of all
        return int(text)
    raise Refused("SETTING_INVALID", f"{name} is no share.", hint="Use 0 to 100, or off.")


def _workers(text: str) -> int:
    if text.isdigit() and 1 <= int(text) <= MOST_WORKERS:
        return int(text)
    raise Refused(
        "SETTING_INVALID",
        "HUB_WORKERS is not a number of processes.",
        hint=f"Use 1 to {MOST_WORKERS}; as many as there are cores is a good choice.",
    )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Refused(
            "SETTING_INVALID",
            "HUB_ZONE is not a time zone.",
            hint="Use an IANA name such as Asia/Shanghai.",
        ) from error


def _introspection(env: Mapping[str, str]) -> tuple[str, ...]:
    """Who may read the schema: in development everybody, unless it is said."""
    both = (DEVELOPERS, EVERYBODY)
    return both[::-1] if env.get("HUB_DEV") == "1" else both


def _points(name: str, env: Mapping[str, str], usual: int) -> int:
    text = env.get(name) or str(usual)
    if text.isdecimal() and len(text) <= 15:  # noqa: PLR2004 - far beyond any use
        return int(text)
    raise Refused("SETTING_INVALID", f"{name} is no number of points.", hint="Use digits only.")


def _one_of(name: str, env: Mapping[str, str], choices: tuple[str, ...]) -> str:
    value = env.get(name) or choices[0]
    if value in choices:
        return value
    raise Refused(
        "SETTING_INVALID", f"{name} is not known.", hint=f"Use one of {', '.join(choices)}."
    )
