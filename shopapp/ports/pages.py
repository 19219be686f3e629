"""Pages of the open web, as a merchant names them."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Page:
    address: str
    """Where it was found in the end, after redirects within the same site."""
    media_type: str
    """Lower case, without parameters: `text/html`."""
    body: bytes


class Pages(Protocol):
    def get(self, address: str) -> Page:
        """One page of at most 4 MB.

        Raises Refused for an address that may not be read (not http or https, a private network, another site behind a
        redirect, too large) or that is not there, and Unavailable when it may answer another time.
        """
        ...
