"""Matching spellings: values a second, and what published clustering methods find."""
