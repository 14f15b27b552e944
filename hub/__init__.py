"""The HR data hub: one graph of people data, fed by every HR system of a company."""

import os

# Polars reads it when it is first imported. Its frames here are batches of some MB that threads of
# ours work on side by side: threads of its own beneath them cost a fifth of a landing's CPU time.
os.environ.setdefault("POLARS_MAX_THREADS", "1")

__version__ = "0.1.0"
