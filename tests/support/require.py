"""What a test needs from the machine: missing, it is skipped; in CI it fails."""

import os
from collections.abc import Iterator

import pytest


def everything_required() -> bool:
    """Whether `HUB_TEST_REQUIRE=all` turns every skip into a failure."""
    return os.environ.get("HUB_TEST_REQUIRE") == "all"


def require(condition: object, reason: str) -> None:
    """Go on if the condition holds; else skip, or fail under `HUB_TEST_REQUIRE=all`."""
    if condition:
        return
    if everything_required():
        pytest.fail(f"required here: {reason}", pytrace=False)
    pytest.skip(reason)


def skip_is_failure(
    report: pytest.TestReport | pytest.CollectReport,
) -> pytest.TestReport | pytest.CollectReport:
    """The report, with a skip made a failure if everything is required; xfail stays."""
    if everything_required() and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"HUB_TEST_REQUIRE=all, but skipped: {reason}"
    return report


class SkipIsFailure:
    """The hooks that put `skip_is_failure` on every test and every collected file."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Iterator[None]:
        """Tests that skip, in any phase."""
        report = yield
        return skip_is_failure(report)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Iterator[None]:
        """Files that skip as a whole."""
        report = yield
        return skip_is_failure(report)
