"""WHO ASKS: a token becomes a viewer; audience × viewer becomes Always, Never or When.

Nothing here knows SQL, a framework or a connection. What it needs from the store (grants and
their version) stands in `ports`.
"""
