"""The HR data hub: one graph of people data, fed by every HR system of a company."""

__version__ = "0.1.0"
