"""HOW OTHERS ARE READ AND WRITTEN: one protocol, one file a connector."""
