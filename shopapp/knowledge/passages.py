"""Cuts a document into passages along its headings. Pure; HTML in, plain paragraphs out."""

import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser

LONGEST = 700
"""Characters of a passage: about what the embedding model reads whole."""
_BLOCKS = frozenset({"p", "div", "li", "tr", "br", "ul", "ol", "table", "section", "article", "blockquote", "dd", "dt", "hr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"})
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "head"})
_MARK = "\x00"


@dataclass(frozen=True, slots=True)
class Passage:
    heading: str
    body: str


class _Reader(HTMLParser):
    """Text with one line per block; a heading's line begins with the mark."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own signature
        if tag in _SILENT:
            self._silent += 1
        elif tag in _HEADINGS:
            self.parts.append(f"\n{_MARK}")
        elif tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS or tag in _HEADINGS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def cut(text: str) -> list[Passage]:
    """HTML, Markdown headings or plain text; paragraphs under one heading stay together up to `LONGEST` characters."""
    found: list[Passage] = []
    heading, body = "", ""
    for line in _lines(text):
        if line.startswith(_MARK):
            _keep(found, heading, body)
            heading, body = line[1:].strip(), ""
            continue
        for piece in _pieces(line):
            if body and len(body) + len(piece) > LONGEST:
                _keep(found, heading, body)
                body = ""
            body = f"{body}\n{piece}" if body else piece
    _keep(found, heading, body)
    return found


def words(text: str) -> list[str]:
    """Lower-case words without accents."""
    folded = unicodedata.normalize("NFKD", text.lower())
    return re.findall(r"[^\W_]+", "".join(sign for sign in folded if not unicodedata.combining(sign)))


def sentences(body: str) -> list[str]:
    """Sentences as written; a line break ends one too."""
    return [
        sentence.strip()
        for line in body.split("\n")
        for sentence in re.split(r"(?<=[.!?…。؟])\s+(?=\S)", line)
        if sentence.strip()
    ]


def _lines(text: str) -> list[str]:
    if re.search(r"<[a-zA-Z!/][^>]*>", text):
        reader = _Reader()
        reader.feed(text.replace(_MARK, ""))
        reader.close()
        plain = "".join(reader.parts)
    else:
        plain = re.sub(r"(?m)^#{1,6}\s+", _MARK, text.replace(_MARK, ""))
    return [line for raw in plain.split("\n") if (line := raw.strip()).strip(_MARK).strip()]


def _pieces(line: str) -> list[str]:
    """A line too long for one passage, cut between sentences."""
    if len(line) <= LONGEST:
        return [line]
    pieces = [""]
    for sentence in sentences(line):
        if pieces[-1] and len(pieces[-1]) + len(sentence) > LONGEST:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {sentence}".strip()
    return pieces


def _keep(found: list[Passage], heading: str, body: str) -> None:
    if body:
        found.append(Passage(heading, body))
