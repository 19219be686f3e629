"""What changed between two quotes, in words for the shopper."""

from shopapp.checkout.records import Quote


def changes(before: Quote, after: Quote) -> list[str]:
    """One sentence a change; empty when the shopper would pay the same for the same."""
    told = [*_line_changes(before, after)]
    if before.shipping_minor != after.shipping_minor:
        told.append(
            f"Shipping is now {after.money(after.shipping_minor)['text']}, before {before.money(before.shipping_minor)['text']}."
        )
    if before.total_minor != after.total_minor:
        told.append(f"The total is now {after.total.text()}, before {before.total.text()}.")
    return told


def _line_changes(before: Quote, after: Quote) -> list[str]:
    told: list[str] = []
    old = {line["variant_id"]: line for line in before.lines}
    new = {line["variant_id"]: line for line in after.lines}
    for variant, line in new.items():
        if variant not in old:
            told.append(f"{line['title']} was added.")
        elif line["quantity"] != old[variant]["quantity"]:
            told.append(f"{line['title']}: {line['quantity']} instead of {old[variant]['quantity']}.")
        elif line["total_minor"] != old[variant]["total_minor"]:
            now, was = after.money(line["total_minor"])["text"], before.money(old[variant]["total_minor"])["text"]
            told.append(f"{line['title']} now costs {now}, before {was}.")
    told.extend(f"{line['title']} was taken out." for variant, line in old.items() if variant not in new)
    return told
