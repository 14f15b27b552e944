"""What it costs to preview a mapping on everything stored, and to go back to a version."""
