"""What changed between two quotes, in words for the shopper."""

from shopapp.checkout.records import Quote
from shopapp.checkout.words import Words


def changes(before: Quote, after: Quote, spoken: Words) -> list[str]:
    """One sentence a change; empty when the shopper would pay the same for the same."""
    told = [*_line_changes(before, after, spoken)]
    if before.shipping_minor != after.shipping_minor:
        told.append(spoken.say("change_shipping", **_amounts(before, after, before.shipping_minor, after.shipping_minor)))
    if before.total_minor != after.total_minor:
        told.append(spoken.say("change_total", now=after.total.text(), was=before.total.text()))
    return told


def _line_changes(before: Quote, after: Quote, spoken: Words) -> list[str]:
    told: list[str] = []
    old = {line["variant_id"]: line for line in before.lines}
    new = {line["variant_id"]: line for line in after.lines}
    for variant, line in new.items():
        title = line["title"]
        if variant not in old:
            told.append(spoken.say("change_added", title=title))
        elif line["quantity"] != old[variant]["quantity"]:
            told.append(spoken.say("change_quantity", title=title, now=line["quantity"], was=old[variant]["quantity"]))
        elif line["total_minor"] != old[variant]["total_minor"]:
            amounts = _amounts(before, after, old[variant]["total_minor"], line["total_minor"])
            told.append(spoken.say("change_price", title=title, **amounts))
    told.extend(spoken.say("change_removed", title=line["title"]) for variant, line in old.items() if variant not in new)
    return told


def _amounts(before: Quote, after: Quote, was: int, now: int) -> dict[str, object]:
    return {"now": after.money(now)["text"], "was": before.money(was)["text"]}
