"""How often Python looks for cycles of objects that nothing else needs.

The hub makes many lists and dictionaries and few cycles: a page of records, an answer. Looked for
after every 700 of them, as Python does by itself, the search takes a fifth of a preview's time.
"""

import gc


def spaced() -> None:
    """Look seldom: after 50,000 more containers than were let go, some ten megabytes."""
    gc.set_threshold(50_000, 20, 50)


def settled() -> None:
    """The model, the schema and what was imported stay: no collection walks them again."""
    spaced()
    gc.collect()
    gc.freeze()
