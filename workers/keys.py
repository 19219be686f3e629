"""After a new key of the vault: every secret at rest is written again under it. A night's job and `shopapp relock` alike.

The rule: a room that keeps something locked has a `relock`, and stands here; otherwise dropping the old key loses it.
"""

from dataclasses import dataclass

from shopapp import checkout, logs, shops
from shopapp.errors import NotAllowed
from shopapp.wiring import House

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Relocked:
    """`unreadable` are the shops with a secret that none of the present keys opens."""

    written: int
    unreadable: list[int]


def relock(house: House) -> Relocked:
    """All shops, also those that left. Safe to repeat and to stop half-way."""
    written, unreadable = 0, list[int]()
    for shop_id in shops.known(directory=house.directory):
        for room in (shops, checkout):
            try:
                written += room.relock(shop_id, transaction=house.transaction, vault=house.vault)
            except NotAllowed:
                log.error("secret_unreadable", shop_id=shop_id, room=room.__name__)
                unreadable.append(shop_id)
    if written:
        log.info("secrets_relocked", written=written)
    return Relocked(written, sorted(set(unreadable)))
