"""One rule for names: snake_case inside, camelCase in the graph, CapWords for entities."""

import re
from functools import lru_cache


@lru_cache(maxsize=16_384)
def camel(name: str) -> str:
    """`legal_name` → `legalName`."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def snake(name: str) -> str:
    """`PayslipLine` → `payslip_line`, `legalName` → `legal_name`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
