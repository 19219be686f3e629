"""What `bench sync` is made of: two shops with a generated catalogue, a run looked at from outside, and the limits beside it."""
