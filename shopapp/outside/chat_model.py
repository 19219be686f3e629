"""A language model at an OpenAI-compatible address: OpenAI, Azure, vLLM, Ollama, llama.cpp. Chat Completions with tools.

The rule: `seconds` is a promise. A read time-out alone would be renewed by every drop of a dripping stream, so the answer is
read by a thread of its own and waited for by the clock; whoever is late is left behind and its connection closed.
"""

import queue
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from shopapp.errors import Outside, Refused, Unavailable
from shopapp.ports.model import Call, Line, Said

_LONGEST = 12_000  # characters taken of one answer; more is a model gone astray
_MOST_CALLS = 8


class ChatModel:
    """Safe to share between threads. `price_in` and `price_out` are cents for a million tokens."""

    def __init__(
        self, *, api_key: str, url: str, model: str, stream: bool = True, price_in: float = 0.0, price_out: float = 0.0
    ) -> None:
        self._settings: dict[str, Any] = {"api_key": api_key or "none", "base_url": url, "max_retries": 0}
        self._name, self._stream = model, stream
        self._price_in, self._price_out = price_in, price_out
        self._lock = threading.Lock()
        self._client: Any = None

    @property
    def name(self) -> str:
        return self._name

    def cost_microcents(self, tokens_in: int, tokens_out: int) -> int:
        return round(tokens_in * self._price_in + tokens_out * self._price_out)

    def say(self, lines: Sequence[Line], tools: Sequence[Line], *, seconds: float) -> Said:
        if seconds <= 0:
            raise Unavailable("There is no time left to ask the model.", code="model_slow")
        late = threading.Event()
        answer: queue.SimpleQueue[Said | Outside] = queue.SimpleQueue()
        asked = {"model": self._name, "messages": list(lines), "timeout": seconds}
        if tools:
            asked["tools"] = list(tools)
        work = (self._openai(), asked, late, answer)
        threading.Thread(target=self._ask, args=work, name="model", daemon=True).start()
        try:
            said = answer.get(timeout=seconds)
        except queue.Empty:
            late.set()
            raise Unavailable("The model did not answer in time.", code="model_slow") from None
        if isinstance(said, Outside):
            raise said
        return said

    def close(self) -> None:
        if self._client is not None:
            self._client.close()

    def _openai(self) -> Any:
        import openai  # noqa: PLC0415 - a heavy import that only shops with a model need

        with self._lock:
            if self._client is None:
                self._client = openai.OpenAI(**self._settings)
            return self._client

    def _ask(
        self, client: Any, asked: dict[str, Any], late: threading.Event, answer: "queue.SimpleQueue[Said | Outside]"
    ) -> None:
        try:
            answer.put(self._streamed(client, asked, late) if self._stream else self._whole(client, asked))
        except Outside as problem:
            answer.put(problem)
        except Exception as problem:  # whatever a foreign service or its SDK comes up with is the service's failure
            answer.put(_translated(problem))

    def _whole(self, client: Any, asked: dict[str, Any]) -> Said:
        answer = client.chat.completions.create(**asked)
        choice = _first(answer.choices)
        message = choice.message
        calls = [(each.id, each.function.name, each.function.arguments) for each in message.tool_calls or ()]
        return _said(message.content or "", calls, answer.usage, asked)

    def _streamed(self, client: Any, asked: dict[str, Any], late: threading.Event) -> Said:
        text, calls, usage, finished = "", dict[int, list[str]](), None, False
        stream = client.chat.completions.create(**asked, stream=True, stream_options={"include_usage": True})
        try:
            for chunk in stream:
                if late.is_set():
                    raise Unavailable("The model did not answer in time.", code="model_slow")
                usage = chunk.usage or usage
                for choice in chunk.choices[:1]:
                    finished = finished or choice.finish_reason is not None
                    text = _grown(text, choice.delta.content)
                    _collect(calls, choice.delta.tool_calls or ())
        finally:
            with suppress(Exception):
                stream.close()
        if not finished:
            # Half a sentence may say the opposite of the whole one.
            raise Unavailable("The model's answer was cut off.", code="model_cut")
        return _said(text, [(each[0], each[1], each[2]) for _, each in sorted(calls.items())], usage, asked)


def _grown(text: str, more: str | None) -> str:
    if len(text) + len(more or "") > _LONGEST:
        raise Unavailable("The model does not come to an end.", code="model_endless")
    return text + (more or "")


def _collect(calls: dict[int, list[str]], parts: Sequence[Any]) -> None:
    """Tool calls come in pieces: the name first, then the arguments letter by letter."""
    for part in parts:
        each = calls.setdefault(part.index, ["", "", ""])
        each[0] = part.id or each[0]
        if part.function is not None:
            each[1] += part.function.name or ""
            each[2] = _grown(each[2], part.function.arguments)


def _first(choices: Any) -> Any:
    if not choices:
        raise Unavailable("The model answered without an answer.", code="model_empty")
    return choices[0]


def _said(text: str, calls: Sequence[tuple[str, str, str]], usage: Any, asked: dict[str, Any]) -> Said:
    text = _grown("", text)
    kept = tuple(Call(id or f"call-{at}", name or "", arguments or "") for at, (id, name, arguments) in enumerate(calls))
    guessed_in = sum(len(str(line.get("content") or "")) for line in asked["messages"]) // 4
    tokens_in = int(getattr(usage, "prompt_tokens", 0) or guessed_in)
    tokens_out = int(getattr(usage, "completion_tokens", 0) or len(text) // 4)
    return Said(text, kept[:_MOST_CALLS], tokens_in, tokens_out)


def _translated(problem: Exception) -> Outside:
    import openai  # noqa: PLC0415

    if isinstance(problem, openai.RateLimitError):
        return Unavailable("The model's service throttles.", code="model_throttled", retry_after=_retry_after(problem))
    if isinstance(problem, (openai.InternalServerError, openai.APIConnectionError)):
        return Unavailable("The model does not answer.", code="model_down")
    if isinstance(problem, openai.APIStatusError):
        return Refused(f"The model's service refuses ({problem.status_code}).", code="model_refused")
    return Unavailable("The model's answer could not be read.", code="model_nonsense")


def _retry_after(problem: Any) -> float | None:
    told = problem.response.headers.get("retry-after", "")
    return float(told) if told.replace(".", "", 1).isdigit() and len(told) < 8 else None
