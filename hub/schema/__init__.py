"""WHAT WE HOLD: kinds, classes, vocabularies, the model and what crosses between layers."""
