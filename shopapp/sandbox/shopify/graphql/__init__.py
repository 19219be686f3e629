"""The Admin GraphQL API, version 2026-10: Shopify's own types in `admin.graphql`, one module of resolvers per noun.

A resolver is `(source, ctx, args)`: documents in, documents out. `schema.py` binds them, `door.py` is the HTTP side,
`bulk.py` runs the same resolvers over a whole catalogue.
"""
