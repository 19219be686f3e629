"""The assistant: one turn from message to typed reply.

The rule a newcomer would break: facts come from rows read in the same turn. A text of ours has places for them; a text of a
product, document or shopper is data and is never followed.
"""

from shopapp.assistant.builtin import BuiltIn
from shopapp.assistant.engine import Engine, Message
from shopapp.assistant.first_words import FirstWords, first_words
from shopapp.assistant.forgetting import forget_shopper
from shopapp.assistant.model import ModelEngine
from shopapp.assistant.model.engine import Limits
from shopapp.assistant.noting import recalled
from shopapp.assistant.personality import Personality
from shopapp.assistant.reception import Reception
from shopapp.assistant.suggesting import suggest
from shopapp.assistant.taking_back import take_back
from shopapp.assistant.turn import LONGEST_MESSAGE, Assistant, Begun, answer, begin
from shopapp.assistant.understand import Vocabularies

__all__ = [
    "LONGEST_MESSAGE",
    "Assistant",
    "Begun",
    "BuiltIn",
    "Engine",
    "FirstWords",
    "Limits",
    "Message",
    "ModelEngine",
    "Personality",
    "Reception",
    "Vocabularies",
    "answer",
    "begin",
    "first_words",
    "forget_shopper",
    "recalled",
    "suggest",
    "take_back",
]
