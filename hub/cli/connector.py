"""`hub connector check`: a manifest is held against the promises of every connector."""

from pathlib import Path

from hub.cli.say import say

_UNKEPT = 1
"""Exit code: a promise is not kept."""


def check(name: str, /, *, stream: str | None = None, all: bool = False) -> int:  # noqa: A002 - the word of the command line
    """Try a manifest against a server made of it, which misbehaves; no system is asked.

    Fails if a promise is not kept. What cannot be told: whether the system is as the manifest says.

    Parameters
    ----------
    name
        A shipped system or a manifest's file.
    stream
        The stream to try; the first that is asked for by itself if it is not given.
    all
        Show also what does not apply, and why.
    """
    import asyncio

    from hub.conformance.by_manifest import subject_of
    from hub.conformance.table import lines
    from hub.conformance.trial import all_tried

    subject = subject_of(name, Path(), stream)
    found = asyncio.run(all_tried(subject))
    for line in lines(one for one in found if all or one.state != "other"):
        say(line)
    count = {state: sum(1 for one in found if one.state == state) for state in
             ("held", "unkept", "other")}  # fmt: skip
    say(
        f"{subject.name}, stream {subject.stream}: {count['held']} held, {count['unkept']} not "
        f"kept, {count['other']} do not apply"
    )
    return _UNKEPT if count["unkept"] else 0
