"""The checks, one file an area."""
