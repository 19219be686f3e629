"""The House of this worker process, built when the first job needs it."""

from functools import cache

from shopapp.settings import Settings
from shopapp.wiring import House, build


@cache
def house() -> House:
    return build(Settings())
