"""Small talk: brief, and always with a way back to shopping."""

from shopapp.assistant.tools.desk import Desk


def greet(desk: Desk) -> None:
    desk.reply.text(desk.said.say("hello", shop=desk.shop.name))
    desk.reply.suggestions(openers(desk))


def thank(desk: Desk) -> None:
    desk.reply.text(desk.said.say("thanks"))


def introduce(desk: Desk) -> None:
    desk.reply.text(desk.said.say("who"))
    desk.reply.suggestions(openers(desk))


def decline(desk: Desk) -> None:
    desk.reply.used("off_topic")
    desk.reply.text(desk.said.say("off_topic", shop=desk.shop.name))
    desk.reply.suggestions(openers(desk))


def apologise(desk: Desk) -> None:
    """Anger is met with one plain sentence and a person, never with a product."""
    desk.reply.used("complaint")
    desk.reply.text(desk.said.say("complaint"))
    desk.reply.suggestions([desk.said.say("suggest_person")])


def not_understood(desk: Desk) -> None:
    desk.memory.misses += 1
    again = desk.memory.misses > 1
    desk.reply.text(desk.said.say("unclear_again" if again else "unclear"))
    desk.reply.suggestions([desk.said.say("suggest_person")] if again else openers(desk))


def openers(desk: Desk) -> list[str]:
    return [desk.said.say(key) for key in ("suggest_gift", "suggest_shipping", "suggest_returns")]
