"""From a file's bytes to documents in HTML. Well-kept libraries do the reading; this says which, and what cannot be read.

Pure, and run in a worker: a file is somebody else's, and may be broken, huge in memory or slow on purpose.
"""

import csv
import html
import io
import re
import statistics
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import mammoth
import pypdf
from markdown_it import MarkdownIt
from pypdf.errors import PyPdfError
from selectolax.lexbor import LexborHTMLParser

from shopapp.errors import Invalid

KINDS = {".pdf": "PDF", ".docx": "Word", ".html": "HTML", ".htm": "HTML", ".md": "Markdown", ".txt": "text", ".csv": "CSV"}
MOST_PAGES = 500
LONGEST_TEXT = 2_000_000
_MOST_UNPACKED = 12_000_000
"""Bytes of XML in a Word document. A novel has four million; of twelve million the reader makes a gigabyte in memory."""
_DEEPEST = 2000
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,20})")
_MAY_STAY_OPEN = frozenset(
    b"area base body br col colgroup dd dt embed head hr html img input li link meta option p param source tbody td tfoot th "
    b"thead tr track wbr".split()
)
_QUESTION = frozenset({"question", "questions", "q", "frage", "pregunta", "سؤال"})
_ANSWER = frozenset({"answer", "answers", "a", "antwort", "reponse", "réponse", "respuesta", "جواب", "إجابة"})
_AROUND = (
    "nav, header, footer, aside, form, script, style, template, noscript, svg, [role=navigation], [hidden], [aria-hidden=true]"
)


@dataclass(frozen=True, slots=True)
class Text:
    title: str
    html: str


def read_file(name: str, content: bytes) -> Text:
    """One document out of an uploaded file; its kind is told by the name's ending. Raises Invalid with what to do."""
    ending = PurePath(name).suffix.lower()
    title = PurePath(name).stem.replace("_", " ").replace("-", " ").strip() or name
    reader = {".pdf": _pdf, ".docx": _docx, ".csv": _questions, ".md": _markdown, ".txt": _plain}.get(ending, _html_file)
    check_kind(name)
    found = reader(content)
    if not re.search(r"\w", re.sub(r"<[^>]*>", "", found)):
        raise Invalid(
            f"{name} holds no text. If it is scanned, the pages are pictures: export it with text (OCR) and upload it again.",
            code="no_text",
        )
    if len(found) > LONGEST_TEXT:
        raise Invalid(f"{name} holds more than two million characters. Split it and upload the parts.", code="too_long")
    return Text(title, found)


def check_kind(name: str) -> None:
    """Raises Invalid for a file whose ending says that it cannot be read."""
    if PurePath(name).suffix.lower() not in KINDS:
        kinds = "a PDF, DOCX, HTML, Markdown, text or CSV file"
        raise Invalid(f"{name} is of a kind that cannot be read. Give {kinds}.", code="kind")


def read_page(body: bytes, address: str) -> tuple[Text, list[str]]:
    """The main part of a web page without what stands around it, and where its links lead (as written)."""
    _check_depth(body)
    tree = LexborHTMLParser(body)
    links = [str(node.attributes.get("href") or "") for node in tree.css("a[href]")]
    named = tree.css_first("title")
    lead = tree.css_first("h1")
    title = (lead.text(strip=True) if lead else "") or (named.text(strip=True) if named else "") or address
    for node in tree.css(_AROUND):
        node.decompose()
    main = tree.css_first("main") or tree.css_first("[role=main]") or tree.css_first("article") or tree.body
    return Text(title[:200], (main.html or "") if main else ""), links


def _check_depth(body: bytes) -> None:
    """The parser's time grows with the square of the depth, and nothing can interrupt it."""
    depth = 0
    for closes, name in _TAG.findall(body):
        if name.lower() not in _MAY_STAY_OPEN:
            depth = max(0, depth - 1) if closes else depth + 1
            if depth > _DEEPEST:
                raise Invalid(
                    "The page is nested too deeply to be read. Save its text as a file and upload that.", code="too_deep"
                )


def _html_file(content: bytes) -> str:
    return read_page(content, "")[0].html


def _plain(content: bytes) -> str:
    blocks = re.split(r"\n\s*\n", _decoded(content))
    return "".join(f"<p>{html.escape(block)}</p>" for block in blocks)


def _markdown(content: bytes) -> str:
    return str(MarkdownIt("commonmark", {"html": False}).enable("table").render(_decoded(content)))


def _docx(content: bytes) -> str:
    _check_unpacked(content)
    try:
        read: Any = mammoth.convert_to_html(io.BytesIO(content), convert_image=_no_picture)  # pyright: ignore[reportUnknownMemberType]
    except Exception as problem:  # the library raises whatever its zip and XML readers raise
        raise Invalid(
            "This is not a Word document that can be read. Save it again as .docx and upload it.", code="docx"
        ) from problem
    return str(read.value)


def _check_unpacked(content: bytes) -> None:
    """A small file may unpack to gigabytes. What the archive says of itself is all that is ever unpacked of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            words = sum(each.file_size for each in archive.infolist() if not _is_picture(each))
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
        return  # the library says so in its own way
    if words > _MOST_UNPACKED:
        raise Invalid("This Word document holds too much to be read. Split it and upload the parts.", code="too_long")


def _is_picture(part: zipfile.ZipInfo) -> bool:
    """By what it is: a picture hardly shrinks. Its name says nothing, any part may be the document."""
    return part.filename.startswith("word/media/") and part.file_size < 10 * part.compress_size


def _no_picture(_: object) -> list[object]:
    """Only words can be quoted."""
    return []


def _questions(content: bytes) -> str:
    """Rows of question and answer, with or without a line of names; other columns are left out."""
    rows = [row for row in _rows(_decoded(content)) if any(cell.strip() for cell in row)]
    names = [cell.strip().lower() for cell in rows[0]] if rows else []
    asked = next((place for place, name in enumerate(names) if name in _QUESTION), None)
    told = next((place for place, name in enumerate(names) if name in _ANSWER), None)
    if asked is None or told is None:
        asked, told = 0, 1
    else:
        rows = rows[1:]
    pairs = [(row[asked].strip(), row[told].strip()) for row in rows if len(row) > max(asked, told)]
    if not any(question and answer for question, answer in pairs):
        raise Invalid("The CSV needs two columns, a question and its answer, in every row.", code="csv")
    blocks = (
        f"<h2>{html.escape(question)}</h2><p>{html.escape(answer)}</p>" for question, answer in pairs if question and answer
    )
    return "".join(blocks)


def _rows(text: str) -> list[list[str]]:
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:4000], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    try:
        return list(csv.reader(io.StringIO(text), dialect))
    except csv.Error as problem:
        raise Invalid("This is not a CSV that can be read. Export it again with UTF-8 text.", code="csv") from problem


def _pdf(content: bytes) -> str:
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Invalid("The PDF is locked with a password. Save it without one and upload it again.", code="locked")
        if len(reader.pages) > MOST_PAGES:
            raise Invalid(f"The PDF has more than {MOST_PAGES} pages. Split it and upload the parts.", code="too_long")
        lines = [line for page in reader.pages for line in _lines(page)]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as problem:
        raise Invalid("This PDF is damaged and cannot be read. Export it again and upload it.", code="pdf") from problem
    return _headed(lines)


def _lines(page: pypdf.PageObject) -> list[tuple[str, float]]:
    """Lines of a page with the size of their letters."""
    lines: list[tuple[str, float]] = []

    def keep(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        height = abs(size * (tm[3] or tm[0] or 1))
        for number, part in enumerate(text.split("\n")):
            if number == 0 and lines:
                before, tall = lines.pop()
                taller = max(tall, height) if before.strip() and part.strip() else tall if before.strip() else height
                lines.append((before + part, taller))
            else:
                lines.append((part, height))

    page.extract_text(visitor_text=keep)
    return [(re.sub(r"\s+", " ", text).strip(), size) for text, size in lines if text.strip()]


def _headed(lines: list[tuple[str, float]]) -> str:
    """Paragraphs of lines in the usual size under headings of lines in a larger one."""
    if not lines:
        return ""
    usual = statistics.median_high([size for text, size in lines for _ in range(len(text) // 20 + 1)])
    parts: list[str] = []
    running: list[str] = []
    for text, size in lines:
        if size > usual * 1.1 and len(text) < 120:
            parts += [f"<p>{html.escape(' '.join(running))}</p>"] if running else []
            parts.append(f"<h2>{html.escape(text)}</h2>")
            running = []
        else:
            running.append(text)
    return "".join(parts) + (f"<p>{html.escape(' '.join(running))}</p>" if running else "")


def _decoded(content: bytes) -> str:
    for coding in ("utf-8-sig", "utf-16") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return content.decode(coding).replace("\x00", "")
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", "replace").replace("\x00", "")
