"""A discount code that the shopper brings goes onto their real cart.

The rule: what a code is worth, and whether it counts at all, only the storefront knows. The widget tries it there and shows what
came of it; nothing here says that a code is good, or what it takes off.
"""

from shopapp.assistant.tools.desk import Desk


def apply(desk: Desk) -> None:
    code, desk.memory.wants_code = desk.meaning.code, False
    if desk.cart is None or not desk.cart.lines:
        desk.reply.used("discount_code", cart=None)
        desk.reply.text(desk.said.say("code_cart_empty"))
        desk.reply.suggestions([desk.said.say("suggest_find")])
        return
    if not code:
        desk.memory.wants_code = True
        desk.reply.text(desk.said.say("code_which"))
        return
    desk.reply.used("discount_code", cart=desk.cart.id)
    desk.reply.text(desk.said.say("code_trying", code=code))
    desk.reply.discount_code(code)
