"""The table at the end of a run: how many promises each connector was held to."""

from collections import Counter

import pytest

_KEPT: "Counter[tuple[str, str]]" = Counter()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    name = dict(report.user_properties).get("subject")
    if name and report.when == "call":
        _KEPT[str(name), report.outcome] += 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not _KEPT:
        return
    terminalreporter.section("conformance of connectors")
    for name in dict.fromkeys(name for name, _ in _KEPT):
        told = ", ".join(f"{count} {what}" for (own, what), count in _KEPT.items() if own == name)
        terminalreporter.write_line(f"{name:<14} {told}")
