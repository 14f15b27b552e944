"""THE CONFORMANCE KIT: what every connector promises, held against a server that misbehaves.

A `Subject` says what a connector can do and which `World` it is tried against; a `Check` is one
promise with the abilities that it is about. A check that a subject lacks the ability for does not
apply, and says why; a check that applies to no subject is a fault of the kit. No database is
needed: what landing would make of a read is told by a naive twin (`twin`).
"""
