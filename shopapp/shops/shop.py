"""A shop as every room sees it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Shop:
    """`settings` holds what the merchant chose, by room: `assistant`, `checkout`, `triggers`, `recovery`.

    `origins` are the exact origins the widget may speak from; `locales` begins with the primary one.
    """

    id: int
    domain: str
    state: str
    name: str
    email: str
    currency: str
    country: str
    timezone: str
    locales: list[str]
    storefront_url: str
    origins: list[str]
    settings: dict[str, Any]
    is_demo: bool
    installed_at: datetime
    uninstalled_at: datetime | None
    seen_at: datetime | None
    vectors_by: str = ""
    """The model whose vectors searches use; empty: the usual one."""

    @property
    def is_installed(self) -> bool:
        return self.state == "installed"
