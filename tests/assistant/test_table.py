"""The built-in engine's table of tools: no intent is left without an answer."""

from typing import get_args

from shopapp.assistant.builtin.table import TOOLS
from shopapp.assistant.understand import Intent


def test_every_intent_has_its_tool():
    assert set(TOOLS) == set(get_args(Intent))
