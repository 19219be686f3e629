"""The agents' inbox, hung twice: at /team for people who log in here, and in the Shopify admin for the merchant.

The views are the same; what differs is the guard and the frame around the page. `g.agent` is who acts, and a view takes who
that is from nowhere else.
"""

from flask import Blueprint

from shopapp.web.admin import admin
from shopapp.web.inbox import acting, entry, joining, leads, people, reading
from shopapp.web.inbox.entry import admin_agent, admin_owner, agent, owner

team = Blueprint("team", __name__, url_prefix="/team")

for doors, anyone, boss in ((team, agent, owner), (admin, admin_agent, admin_owner)):
    reading.hang(doors, anyone)
    acting.hang(doors, anyone)
    leads.hang(doors, anyone)
    people.hang(doors, anyone, boss)
joining.hang(team)

__all__ = ["entry", "team"]
