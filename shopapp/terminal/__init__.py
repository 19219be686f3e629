"""Long pieces of work told on a terminal, line by line: a sync, a rehearsal.

The one rule: nothing is done here that a worker or the admin does not do as well; this only carries it on and says how far it is.
"""
