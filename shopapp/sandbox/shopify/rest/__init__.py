"""Webhook bodies: our documents written as Shopify's old REST resources, key for key as in its published samples."""
