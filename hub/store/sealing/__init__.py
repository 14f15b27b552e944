"""What is sealed, and the keys that open it."""
