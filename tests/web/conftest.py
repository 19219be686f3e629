"""The simulated Shopify for the tests of this folder."""

from shopify_world import app, client, ground, heard, house, id_token, moved_in, sandbox, settings

__all__ = ["app", "client", "ground", "heard", "house", "id_token", "moved_in", "sandbox", "settings"]
