"""Conversational commerce for Shopify. Start reading at docs/tour.md; start the product with `make demo`."""
