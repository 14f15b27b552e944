"""How their words become ours: mapping documents, typed steps, application in bulk and by row."""
