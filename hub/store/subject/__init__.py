"""What is held about a person, and how it is given out, kept back and erased."""
