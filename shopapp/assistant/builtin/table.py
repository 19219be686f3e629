"""Which tool answers which intent: one row each. A new tool is one row here, a new intent a row and its name in `Intent`.

The one rule: a row names a function of a Desk and nothing else; what has to be weighed before a tool is chosen stands in
`finding.py`. A test sees that each intent has its row.
"""

from collections.abc import Callable

from shopapp.assistant.builtin import finding
from shopapp.assistant.tools import beside, carting, codes, orders, people, pointing, product_facts, talk
from shopapp.assistant.tools.desk import Desk
from shopapp.assistant.understand import Intent

TOOLS: dict[Intent, Callable[[Desk], None]] = {
    "find": finding.find,
    "refine": finding.find,
    "answer_choice": finding.find,
    "something_else": finding.something_else,
    "compare": pointing.compare,
    "why": pointing.why,
    "cheaper": pointing.cheaper,
    "more_like": pointing.more_like,
    "goes_with": beside.goes_with,
    "question_product": product_facts.answer,
    "question_shop": finding.question_shop,
    "cart_add": carting.add,
    "cart_show": carting.show,
    "cart_remove": carting.remove,
    "checkout": people.checkout,
    "cart_change": carting.change,
    "discount_code": codes.apply,
    "discount_remove": codes.remove,
    "order_status": orders.status,
    "person": people.hand_over,
    "greeting": talk.greet,
    "thanks": talk.thank,
    "small_talk": talk.introduce,
    "off_topic": talk.decline,
    "complaint": talk.apologise,
    "leave_contact": people.ask_contact,  # with an address in the message the engine notes it at once
    "unclear": talk.not_understood,
}
