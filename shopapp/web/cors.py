"""Which pages may speak to the widget's doors from another origin: the shops' own, exactly, and without cookies.

A preflight carries no token, so it is answered for any installed shop's origin; the request itself is then held to the
origins of the token's own shop (web/doorkeepers).
"""

from flask import Blueprint, Response, current_app, g, request

from shopapp import shops
from shopapp.errors import Problem
from shopapp.web.house import house

cors = Blueprint("cors", __name__)

_REMEMBERED = "7200"


@cors.after_app_request
def _allow(response: Response) -> Response:
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "guard", "") != "widget":
        return response
    response.vary.add("Origin")
    origin = request.headers.get("Origin", "")
    if origin and _known(origin):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Expose-Headers"] = "Retry-After"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "GET, POST"
            response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type, Last-Event-ID"
            response.headers["Access-Control-Max-Age"] = _REMEMBERED
    return response


def _known(origin: str) -> bool:
    shop = g.get("shop")
    if shop is not None and origin in shop.origins:
        return True
    try:
        # A refused request is answered readably too: what it says is a code, and the origin is some shop's.
        return shops.origin_known(origin, directory=house().directory)
    except Problem:
        return False
