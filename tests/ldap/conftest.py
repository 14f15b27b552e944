"""OpenLDAP for the tests of this folder; mark them `debian`."""

import gc
from collections.abc import Iterator

import pytest

from tests.ldap.slapd import PROGRAM, Slapd
from tests.support.require import require


@pytest.fixture
def slapd() -> Iterator[Slapd]:
    """A directory of this test's own."""
    require(PROGRAM.exists(), "OpenLDAP of Debian (slapd)")
    with Slapd() as running:
        yield running


@pytest.fixture(autouse=True)
def _nothing_is_left_open() -> Iterator[None]:
    """A connection that a test leaves open fails this test, not a later one."""
    yield
    gc.collect()
