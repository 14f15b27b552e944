"""Where it lies: Postgres, and everything that knows it."""
