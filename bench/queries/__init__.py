"""Asking: a page of employees, by the hub and by handlers written by hand."""
