"""Every webhook: stored once before it is acknowledged, worked on later, tried again until done.

The rule: a delivery is stored in the same breath as it is acknowledged; what it means is decided by the room it concerns.
"""

from shopapp.deliveries.body import Body, read_body, storable
from shopapp.deliveries.store import Delivery, keep
from shopapp.deliveries.work import ATTEMPTS, JOB, KEPT, clear_out, sweep, work

__all__ = ["ATTEMPTS", "JOB", "KEPT", "Body", "Delivery", "clear_out", "keep", "read_body", "storable", "sweep", "work"]
