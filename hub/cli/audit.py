"""`hub audit seal` and `hub audit verify`."""

from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say

if TYPE_CHECKING:
    from hub.flows.audit_search import Verdict
    from hub.flows.hub import Hub

FOUND = 1
"""Exit code where something was found, as the verifier's own."""


def seal() -> None:
    """Chain, sign and anchor the audit now; `hub serve` and `hub work` do so by themselves."""
    from hub.flows.audit import anchors_of, seal_audit

    async def work(hub: "Hub") -> tuple[int, str, str]:
        count = await seal_audit(hub)
        anchors = anchors_of(hub)
        return count, str(anchors.file), str(anchors.public)

    count, file, public = act(work)
    say(
        f"{count} entries are chained.",
        f"hub-audit-verify --database URL --anchors {file} --key {public}",
    )


def verify() -> int:
    """Chain what is there, run the verifier on this machine, keep what it says as an entry.

    The exit code is 1 if something was found. Who has the machine can make it say anything: run
    `hub-audit-verify` elsewhere now and then, with a copy of the anchors.
    """

    async def work(hub: "Hub") -> "Verdict":
        from hub.flows.audit_search import verify_audit

        return await verify_audit(hub, actor=hub.settings.operator)

    found = act(work)
    count = sum(found.findings.values())
    say(f"{found.entries} entries, {found.checkpoints} checkpoints, {count} findings")
    say(*(f"{code}: {times}" for code, times in sorted(found.findings.items())))
    return FOUND if found.findings else 0
