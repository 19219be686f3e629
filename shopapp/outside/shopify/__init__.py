"""Shopify: signatures it makes, tokens it grants, and its Admin GraphQL API.

The one rule: nothing here keeps a shop in global or thread state; shop, token and version travel as arguments. That is why
`shopifyapi` is used for pure functions only (docs/decisions/0002-shopify-libraries.md).
"""
