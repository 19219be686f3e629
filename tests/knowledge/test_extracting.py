"""Files of every kind become headings and paragraphs, and what cannot be read says what to do."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_files import docx, pdf

from shopapp.errors import Invalid
from shopapp.knowledge.passages import cut
from shopapp.knowledge.sources.extracting import KINDS, read_file, read_page


def passages(name: str, content: bytes) -> list[tuple[str, str]]:
    return [(each.heading, each.body) for each in cut(read_file(name, content).html)]


def test_markdown_keeps_its_headings_and_loses_its_signs() -> None:
    found = passages(
        "repair-service.md", b"# Repairs\n\nWe mend **every** jacket, see [here](https://x.example).\n\n- Zips: 30 euro\n"
    )
    assert found == [("Repairs", "We mend every jacket, see here.\nZips: 30 euro")]


def test_raw_html_inside_markdown_is_only_text() -> None:
    assert "<script" not in read_file("a.md", b"Hello <script>alert(1)</script> there").html


def test_html_is_read_without_what_stands_around_it() -> None:
    page = b"<nav>Home Shop</nav><main><h1>Fitting</h1><p>Order one size up.</p></main><footer>Imprint</footer>"
    assert passages("fit.html", page) == [("Fitting", "Order one size up.")]


def test_a_csv_of_questions_is_read_with_and_without_a_line_of_names() -> None:
    named = "Category;Question;Answer\nx;Do you gift-wrap?;Yes, for 4 euro.\n;;\n"
    bare = 'Do you gift-wrap?,"Yes, for 4 euro."\n'
    wanted = [("Do you gift-wrap?", "Yes, for 4 euro.")]
    assert passages("faq.csv", named.encode("utf-8-sig")) == wanted
    assert passages("faq.csv", bare.encode("utf-16")) == wanted


def test_a_word_document_keeps_its_headings() -> None:
    assert passages("Warranty.docx", docx(("Heading1", "Warranty"), ("", "Five years on every tent."))) == [
        ("Warranty", "Five years on every tent.")
    ]


def test_larger_lines_of_a_pdf_are_its_headings() -> None:
    found = passages(
        "care.pdf",
        pdf([(20, "Washing wool"), (11, "Wash it by hand"), (11, "in cold water."), (20, "Drying"), (11, "Dry it flat.")]),
    )
    assert found == [("Washing wool", "Wash it by hand in cold water."), ("Drying", "Dry it flat.")]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("film.mov", b"x", "kind"),
        ("scan.pdf", pdf([]), "OCR"),
        ("broken.pdf", b"%PDF-1.7 nothing here", "damaged"),
        ("old.docx", b"\xd0\xcf\x11\xe0", "Word"),
        ("empty.docx", docx(), "no text"),
        ("one-column.csv", b"only\nquestions\n", "two columns"),
        ("blank.md", b"  \n", "no text"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(name: str, content: bytes, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        read_file(name, content)


def test_a_zip_that_is_no_document_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")
    with pytest.raises(Invalid):
        read_file("x.docx", packed.getvalue())


@given(st.sampled_from(sorted(KINDS)), st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused_with_words(ending: str, content: bytes) -> None:
    with suppress(Invalid):
        assert cut(read_file(f"x{ending}", content).html) is not None


def test_a_page_names_its_title_and_links() -> None:
    text, links = read_page(
        b"<title>Shop</title><a href=/help/a>A</a><main><h1>Help</h1><p>Words.</p><a href='b'>B</a></main>", "x"
    )
    assert text.title == "Help"
    assert links == ["/help/a", "b"]


def test_a_small_word_document_that_unpacks_to_more_than_can_be_read_is_refused_before_it_is_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<a>" + "x" * 40_000_000)
    assert len(packed.getvalue()) < 100_000
    with pytest.raises(Invalid) as refused:
        read_file("terms.docx", packed.getvalue())
    assert refused.value.code == "too_long"


def test_a_page_nested_without_end_is_refused_and_one_with_many_open_paragraphs_is_not() -> None:
    with pytest.raises(Invalid) as refused:
        read_file("help.html", b"<div>" * 1_000_000 + b"We deliver on Mondays.")
    assert refused.value.code == "too_deep"
    assert "Mondays" in read_file("help.html", b"<ul>" + b"<li><p>x<br>" * 5000 + b"We deliver on Mondays.").html
    assert "Mondays" in read_file("help.html", b"<div><p>x</p></div>" * 5000 + b"We deliver on Mondays.").html
