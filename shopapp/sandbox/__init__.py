"""The outside world, simulated on the wire: Shopify, Stripe and a mailbox that speak their real protocols over HTTP.

The product never imports this package (only `shopapp.demo`, which starts it, reads a CSV with its reader) and this package
never imports the product: they meet on a socket, so the
live adapters are what runs in the demo and in the tests. Production refuses to start when a vendor's address points here.
"""
