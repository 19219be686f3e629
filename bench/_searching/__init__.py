"""What `bench search` is made of: labels and figures, the shop that is asked, other engines beside it, and size."""
