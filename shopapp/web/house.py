"""The House of the app that serves this request: how a door reaches its rooms' ports."""

from typing import cast

from flask import Flask, current_app

from shopapp.wiring import House

_KEY = "shopapp.house"


def move_in(app: Flask, house: House) -> None:
    app.extensions[_KEY] = house


def house_of(app: Flask) -> House:
    return cast(House, app.extensions[_KEY])


def house() -> House:
    return cast(House, current_app.extensions[_KEY])
