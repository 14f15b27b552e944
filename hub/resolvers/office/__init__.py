"""Office fields: what people do *at* the hub (connections, mappings, queues, access), not its data.

Employees and what hangs on them are planned: one statement, masked cell by cell. An office field
is answered by a function of its own, closed to all but those whom it names.
"""
