"""A simulated language model behind the Chat Completions protocol: it says what a script tells it, as badly as it is told.

`create_app(script)` is the whole of it. In the demo the script is `behaving.step`, in tests a list of steps. Nothing here
thinks; it exists so that a model's misbehaviour can be had on demand.
"""

from shopapp.sandbox.language_model.door import create_blueprint
from shopapp.sandbox.language_model.steps import Script, Step, scripted

__all__ = ["Script", "Step", "create_blueprint", "scripted"]
