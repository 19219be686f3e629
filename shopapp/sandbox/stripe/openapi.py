"""Stripe's own description of its API as a judge: is a request one that Stripe would take, is an answer one it could give.

The description is not part of this repository; its path is given. Three things must be done to it before a JSON Schema
validator may see it (reasons in the notes beside the file): form bodies are nested and their texts coerced, nested objects
are closed (the file closes the top level only), and OpenAPI's `nullable` becomes a choice with null.
"""

import gzip
import json
import re
import threading
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from shopapp.sandbox.stripe.problems import Doc

# Known differences between the description (2026-05-27.dahlia) and the version the SDK speaks (2026-10-28.endive), and
# what only a browser sends: (operation path prefix, parameter) that the description refuses and the real API takes.
NEWER_PARAMETERS = frozenset(
    {
        ("/v1/payment_intents", "allowed_payment_method_types"),
        ("/v1/payment_intents/{intent}", "allowed_payment_method_types"),
        ("/v1/payment_intents/{intent}/confirm", "allowed_payment_method_types"),
    }
)
# Parameters whose allowed values are bound to the description's own date.
NEWER_VALUES = frozenset({("/v1/webhook_endpoints", "api_version")})
# The browser's own calls, which Stripe does not describe.
UNDESCRIBED = frozenset({("POST", "/v1/confirmation_tokens")})
_BESIDE = "stripe/openapi.spec3.2026-05-27.dahlia.json.gz"


def beside_the_checkout() -> Path | None:
    """The description in `../shared`, where a development machine may have it."""
    path = Path(__file__).resolve().parents[4] / "shared" / _BESIDE
    return path if path.is_file() else None


class Watch:
    """Checks calls against the description and remembers every mismatch. Loads the file on first use."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._validators: dict[str, Any] = {}
        self.mismatches: list[str] = []
        self.checked = 0

    def request(self, method: str, path: str, raw: Doc) -> list[str]:
        """What Stripe would refuse in this request (nested form texts). Only POST bodies are described well enough."""
        name, found = self._operation(method, path)
        if found is None or method != "POST":
            return []
        content = found.get("requestBody", {}).get("content", {}).get("application/x-www-form-urlencoded", {})
        schema = content.get("schema") or {"type": "object"}
        newer = {param for at, param in NEWER_PARAMETERS | NEWER_VALUES if at == name}
        body = coerce({key: value for key, value in raw.items() if key not in newer}, schema)
        return self._judge(f"{method} {name} asked", f"{method} {name}", schema, body, close=True)

    def response(self, method: str, path: str, status: int, body: Doc) -> list[str]:
        """Where this answer is not of the shape that Stripe describes."""
        name, found = self._operation(method, path)
        if found is None:
            return []
        described = found["responses"].get(str(status)) or found["responses"]["default"]
        schema = described["content"]["application/json"]["schema"]
        label = f"{method} {name} answered {status}"
        problems = self._judge(
            label, f"{method} {name} {status if str(status) in found['responses'] else 'error'}", schema, body, close=False
        )
        return problems + self._inside_lists(label, body)

    def event(self, body: Doc) -> list[str]:
        """An event as it is delivered: its envelope, and the object in it by that object's own schema."""
        problems = self._named(f"event {body.get('type')}", "event", body)
        inner = body.get("data", {}).get("object", {})
        return problems + self._named(f"object of {body.get('type')}", str(inner.get("object", "")), inner)

    def described(self, name: str, method: str = "post") -> Doc:
        """The description's own words for one operation, by its path there."""
        return self._description()["paths"][name][method]

    def _inside_lists(self, label: str, body: Doc) -> list[str]:
        problems: list[str] = []
        if body.get("object") == "list":
            for item in body["data"]:
                problems += self._named(label, str(item.get("object", "")), item)
        return problems

    def _named(self, label: str, name: str, value: Doc) -> list[str]:
        if name not in self._description()["components"]["schemas"]:
            return [f"{label}: no schema for '{name}'"]
        return self._judge(label, f"#{name}", {"$ref": f"#/components/schemas/{name}"}, value, close=False)

    def _operation(self, method: str, path: str) -> tuple[str, Doc | None]:
        if (method, path) in UNDESCRIBED:
            return path, None
        pattern = re.compile("^" + re.sub(r"<id>", r"{[a-z_]+}", path) + "$")
        for name, item in self._description()["paths"].items():
            if pattern.match(name) and method.lower() in item:
                return name, item[method.lower()]
        self._note([f"{method} {path}: not in the description"])
        return path, None

    def _judge(self, label: str, cache: str, schema: Doc, value: Any, *, close: bool) -> list[str]:
        validator = self._validator(cache, schema, close=close)
        problems = [f"{label}: {_where(error)}: {error.message[:300]}" for error in validator.iter_errors(value)]
        with self._lock:
            self.checked += 1
        return self._note(problems)

    def _note(self, problems: list[str]) -> list[str]:
        problems = [re.sub(r"\d{12,19}", "[card number]", problem) for problem in problems]
        with self._lock:
            self.mismatches += problems
            del self.mismatches[:-500]
        return problems

    def _validator(self, cache: str, schema: Doc, *, close: bool) -> Any:
        import jsonschema  # noqa: PLC0415 - a development tool: the demo runs without it

        with self._lock:
            if cache not in self._validators:
                root = {"$ref": "#/x"} | {
                    "components": self._description()["components"],
                    "x": rewrite(schema, close=close),
                }
                self._validators[cache] = jsonschema.Draft7Validator(root)
            return self._validators[cache]

    def _description(self) -> Doc:
        return _load(self._path)


@cache
def _load(path: Path) -> Doc:
    """The description, read and rewritten once a process: it is 4 MB and takes half a second."""
    with gzip.open(path) as file:
        found = cast(Doc, json.load(file))
    schemas = {name: rewrite(doc, close=False) for name, doc in found["components"]["schemas"].items()}
    return found | {"components": {"schemas": schemas}}


def available() -> bool:
    """Whether the validator is installed: it is a development dependency."""
    return find_spec("jsonschema") is not None


def _where(error: Any) -> str:
    return ".".join(str(part) for part in cast(Iterable[Any], error.absolute_path)) or "(top)"


def rewrite(schema: Any, *, close: bool) -> Any:
    """The schema in plain JSON Schema: nullable rewritten, and nested objects closed where asked."""
    if isinstance(schema, list):
        return [rewrite(item, close=close) for item in cast(list[Any], schema)]
    if not isinstance(schema, dict):
        return schema
    made: Doc = {key: rewrite(value, close=close) for key, value in cast(Doc, schema).items()}
    if close and isinstance(made.get("properties"), dict) and "additionalProperties" not in made:
        made["additionalProperties"] = False
    if made.pop("nullable", None) is True:
        return {"anyOf": [made, {"type": "null"}]}
    return made


def coerce(value: Any, schema: Doc) -> Any:
    """Form text in the type the schema wants; text that fits no other type stays text."""
    if "anyOf" in schema:
        for option in schema["anyOf"]:
            made = coerce(value, option)
            if _fits(made, option):
                return made
        return value
    kind = schema.get("type")
    if kind == "object" and isinstance(value, dict):
        known = schema.get("properties", {})
        return {key: coerce(item, known.get(key, {})) for key, item in cast(Doc, value).items()}
    if kind == "array" and isinstance(value, list):
        return [coerce(item, schema.get("items", {})) for item in cast(list[Any], value)]
    return _scalar(value, str(kind))


def _scalar(value: Any, kind: str) -> Any:
    if not isinstance(value, str):
        return value
    if kind == "integer" and re.fullmatch(r"-?\d+", value):
        return int(value)
    if kind == "boolean" and value in ("true", "false"):
        return value == "true"
    if kind == "number" and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return float(value)
    return value


def _fits(value: Any, schema: Doc) -> bool:
    if "enum" in schema and value not in schema["enum"]:
        return False
    kinds: dict[str, tuple[type, ...]] = {
        "object": (dict,), "array": (list,), "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,),
    }  # fmt: skip
    kind = schema.get("type")
    return kind not in kinds or (isinstance(value, kinds[kind]) and (kind == "boolean" or not isinstance(value, bool)))
