"""Adapters to the outside world. Vendors' SDKs and httpx live here and nowhere else.

The one rule: every failure leaves as `Unavailable` (ask again; it may have happened) or `Refused` (do not), nothing else.
"""
