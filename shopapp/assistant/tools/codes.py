"""A discount code that the shopper brings goes onto their real cart, or off it again.

The rule: what a code is worth, and whether it counts at all, only the storefront knows. The widget tries it there and shows what
came of it; nothing here says that a code is good, or what it takes off.
"""

from shopapp.assistant.tools.desk import Desk


def apply(desk: Desk) -> None:
    code, desk.memory.wants_code = desk.meaning.code, False
    if desk.meaning.topic == "outcome":
        return _tell(desk)
    if desk.cart is None or not desk.cart.lines:
        desk.reply.used("discount_code", cart=None)
        desk.reply.text(desk.said.say("code_cart_empty"))
        desk.reply.suggestions([desk.said.say("suggest_find")])
        return None
    if not code:
        desk.memory.wants_code = True
        desk.reply.text(desk.said.say("code_which"))
        return None
    desk.reply.used("discount_code", cart=desk.cart.id)
    desk.reply.text(desk.said.say("code_trying", code=code))
    desk.reply.discount_code(code)
    desk.memory.tried_code = code
    return None


def remove(desk: Desk) -> None:
    """Off goes the code that is named, or whichever is on the cart."""
    on_it = desk.cart.discount_codes if desk.cart else []
    said = desk.meaning.text.casefold().split()
    code = next((each for each in on_it if each.casefold() in said), desk.meaning.code)
    desk.memory.tried_code = ""
    if not on_it or (code and not _among(code, on_it)):
        desk.reply.text(desk.said.say("code_none_on_cart") if not on_it else codes_told(desk))
        return
    desk.reply.used("discount_remove", cart=desk.cart.id if desk.cart else None)
    desk.reply.text(desk.said.say("code_removing", codes=desk.said.listing([code] if code else on_it)))
    desk.reply.discount_code(code, off=True)


def codes_told(desk: Desk) -> str:
    """Which codes the cart holds as it was last reported, and that the one tried last is not among them where that is so."""
    on_it = desk.cart.discount_codes if desk.cart else []
    tried = desk.memory.tried_code
    told = [desk.said.say("code_on_cart", codes=desk.said.listing(on_it))] if on_it else []
    if tried and not _among(tried, on_it):
        told.append(desk.said.say("code_did_not_count", code=tried))
    return " ".join(told)


def _tell(desk: Desk) -> None:
    desk.reply.used("discount_outcome", cart=desk.cart.id if desk.cart else None)
    desk.reply.text(codes_told(desk) or desk.said.say("code_none_on_cart"))


def _among(code: str, codes: list[str]) -> bool:
    return code.casefold() in {each.casefold() for each in codes}
