"""Who is who across systems: which rows of people are about the same human."""
