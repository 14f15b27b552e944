"""What a change of a mapping costs: preview on everything stored, publication, rollback."""
