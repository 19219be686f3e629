"""Answers from the shop's own sentences with their source, and silence where the documents are silent."""

import pytest
from knowledge_shelf import DOCUMENTS, INSIDE, OUTSIDE

from shopapp.knowledge import Answer, answer, open_questions, put_document, record_unanswered
from shopapp.knowledge.passages import cut
from shopapp.outside.embeddings import MiniLm, Tokens
from shopapp.ports.embeddings import Embeddings
from shopapp.wiring import House

WORDS = Tokens()


@pytest.fixture(scope="session")
def model() -> MiniLm:
    return MiniLm(threads=2)


def keep(house: House, shop_id: int, model: Embeddings, name: str, title: str, text: str) -> bool:
    return put_document(shop_id, "page", name, title, f"/pages/{name}", text, transaction=house.transaction, embeddings=model)


@pytest.fixture
def documented(house: House, shop: int, model: MiniLm) -> int:
    for name, (title, text) in DOCUMENTS.items():
        keep(house, shop, model, name, title, text)
    return shop


def ask(house: House, shop_id: int, model: Embeddings, question: str) -> Answer | None:
    with house.transaction(shop_id) as conn:
        return answer(conn, shop_id, question, vector=model.embed([question])[0], kinship=WORDS, model=model.model)


def test_questions_inside_are_met_with_the_right_document_and_no_other_is_answered_outright(
    house: House, documented: int, model: MiniLm
) -> None:
    wrong = [
        (question, found.passages[0].url if found else None)
        for question, name in INSIDE
        if not (found := ask(house, documented, model, question)) or found.passages[0].url != f"/pages/{name}"
    ]
    met = [(question, found) for question in OUTSIDE if (found := ask(house, documented, model, question)) is not None]
    assert len(wrong) <= 2, wrong
    assert not [(question, found.passages[0].text) for question, found in met if found.sure]
    assert len(met) <= 2, met


def test_an_answer_is_verbatim_and_names_its_place(house: House, documented: int, model: MiniLm) -> None:
    found = ask(house, documented, model, "how long do I have to return an item")
    assert found is not None
    cited = found.passages[0]
    assert cited.text == "You may return unworn items within 30 days of delivery."
    assert (cited.title, cited.heading, cited.url) == ("Returns", "How long", "/pages/returns")


def test_a_document_is_embedded_again_only_when_it_changed(house: House, shop: int, model: MiniLm) -> None:
    assert keep(house, shop, model, "x", "Opening", "<p>Open at nine.</p>")
    assert not keep(house, shop, model, "x", "Opening", "<p>Open at nine.</p>")
    assert keep(house, shop, model, "x", "Opening", "<p>Open at ten.</p>")
    found = ask(house, shop, model, "when do you open")
    assert found is not None
    assert found.passages[0].text == "Open at ten."
    with house.transaction(shop) as conn:
        assert conn.execute("SELECT version, state FROM documents").fetchall() == [{"version": 2, "state": "live"}]
        assert len(conn.execute("SELECT 1 FROM passages").fetchall()) == 1


def test_another_shops_documents_answer_nothing(house: House, documented: int, other_shop: int, model: MiniLm) -> None:
    assert ask(house, other_shop, model, "How much is shipping?") is None


def test_a_shop_without_documents_answers_nothing(house: House, shop: int, model: MiniLm) -> None:
    assert ask(house, shop, model, "How much is shipping?") is None


@pytest.mark.parametrize("question", ["", " ", "'", "&|!():*", "\\", "🙂", "x " * 2000])
def test_any_question_is_taken(house: House, documented: int, model: MiniLm, question: str) -> None:
    assert ask(house, documented, model, question) is None


def test_scripts_and_styles_are_not_text_and_headings_lead_their_passages() -> None:
    passages = cut(
        "<style>p{}</style><h2>One &amp; two</h2><p>First.</p><p>Second.</p><script>alert(1)</script><h3>Next</h3>Third<br>line"
    )
    assert [(each.heading, each.body) for each in passages] == [("One & two", "First.\nSecond."), ("Next", "Third\nline")]


def test_long_texts_are_cut_between_sentences() -> None:
    passages = cut(" ".join(f"This is sentence number {number}." for number in range(100)))
    assert all(len(each.body) <= 700 and each.body.endswith(".") for each in passages)
    assert " ".join(each.body for each in passages).count("sentence") == 100


def test_markdown_headings_cut_too() -> None:
    assert [each.heading for each in cut("# Returns\nThirty days.\n\n## Refunds\nFive days.")] == ["Returns", "Refunds"]


def test_an_unanswered_question_is_kept_for_the_merchant(house: House, shop: int) -> None:
    with house.transaction(shop) as conn:
        shopper = conn.execute("INSERT INTO shoppers (shop_id, key_hash) VALUES (%s, 'x') RETURNING id", (shop,)).fetchone()
        assert shopper is not None
        talk = conn.execute(
            "INSERT INTO conversations (shop_id, ref, shopper_id) VALUES (%s, 'r', %s) RETURNING id", (shop, shopper["id"])
        ).fetchone()
        assert talk is not None
        record_unanswered(conn, shop, talk["id"], "Do you rent out skis?")
        assert [each.question for each in open_questions(conn, shop)] == ["Do you rent out skis?"]
