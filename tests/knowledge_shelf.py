"""A dozen documents of a shop, and questions that they answer or do not, for tuning and guarding the threshold."""

import json
from pathlib import Path
from typing import Any

_KEPT: dict[str, Any] = json.loads((Path(__file__).parent / "knowledge" / "questions.json").read_text("utf-8"))
DOCUMENTS: dict[str, tuple[str, str]] = {
    name: (document["title"], "".join(document["html"])) for name, document in _KEPT["documents"].items()
}
INSIDE: list[tuple[str, str]] = [(question, name) for question, name in _KEPT["inside"]]
OUTSIDE: list[str] = _KEPT["outside"]
