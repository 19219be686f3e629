"""All that we ask of the outside, in our own words: one Protocol per purpose, implemented in `shopapp/outside/`.

A port says what we need, not what a vendor offers. Every method may raise `Unavailable` (ask again; it may have happened)
or `Refused` (do not ask again), and nothing else.
"""
