"""HOW IT IS ANSWERED: an operation and a viewer's scope become one SQL statement with holes.

The planner is a chain of small passes over one tree and cannot reach a connection:
`resolve` (document → tree) → `restrict` (decisions on every reference) → `render` (tree →
statement, with `filter`, `order`, `page`, `join`, `conditions` and `cells` for its parts) → `bound`
(values → parameters). `planner.plan` tells the story.
"""
