"""The same work done by the hub and by others, in one run: `python -m bench`."""
