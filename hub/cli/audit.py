"""`hub audit seal`."""

from typing import TYPE_CHECKING

from hub.cli.acting import act
from hub.cli.say import say

if TYPE_CHECKING:
    from hub.flows.hub import Hub


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
