"""Taking rows in: COPYed into temporary tables, merged set-wise, only what changed."""
