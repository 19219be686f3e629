"""One step per state: look at the side that knows, then move along one arrow, or wait.

The one rule: a step makes at most one call that changes anything outside, and reads before it repeats one whose answer was
lost. A step returns the checkout where it is now, None when it waits; Unavailable from within means "look again later".
"""

from collections.abc import Callable

from shopapp.checkout.records import Checkout
from shopapp.checkout.steps import authorise, capture, order, reserve, undo
from shopapp.checkout.till import Till

Step = Callable[[Till, int, Checkout], Checkout | None]

STEPS: dict[str, Step] = {
    "quoted": reserve.quoted,
    "reserving": reserve.reserving,
    "reserved": authorise.reserved,
    "authorising": authorise.authorising,
    "action": authorise.action,
    "authorised": order.authorised,
    "ordering": order.ordering,
    "ordered": capture.ordered,
    "capturing": capture.capturing,
    "captured": capture.captured,
    "undoing": undo.undoing,
}
