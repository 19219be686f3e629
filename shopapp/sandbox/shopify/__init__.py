"""The simulated Shopify behind its HTTP doors: shops, catalogue, orders, drafts, tokens, webhooks and the Admin GraphQL API.

Every document belongs to a shop (its `…myshopify.com` domain); money is a decimal string, as on Shopify's wire.
"""
