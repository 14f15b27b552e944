"""A company to try the hub on: its people and the outside systems that hold their data."""
