"""How their spellings meet our terms: named steps, exact acceptance, suggestions for the rest."""
