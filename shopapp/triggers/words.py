"""What is said to a shopper whose cart lies still, by language."""

_IDLE: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "en": (
        "There is one item in your cart. If something is still open, ask me: size, delivery, returns.",
        "There are {count} items in your cart. If something is still open, ask me: size, delivery, returns.",
        ("How long does delivery take?", "Can I return it?", "Show my cart"),
    ),
    "de": (
        "In Ihrem Warenkorb liegt ein Artikel. Wenn noch etwas offen ist, fragen Sie mich: Größe, Lieferung, Rückgabe.",
        "In Ihrem Warenkorb liegen {count} Artikel. Wenn noch etwas offen ist, fragen Sie mich: Größe, Lieferung, Rückgabe.",
        ("Wie lange dauert die Lieferung?", "Kann ich es zurückgeben?", "Warenkorb zeigen"),
    ),
    "fr": (
        "Il y a un article dans votre panier. S’il reste une question, posez-la-moi : taille, livraison, retours.",
        "Il y a {count} articles dans votre panier. S’il reste une question, posez-la-moi : taille, livraison, retours.",
        ("Quel est le délai de livraison ?", "Puis-je le retourner ?", "Voir mon panier"),
    ),
    "es": (
        "Hay un artículo en tu carrito. Si queda alguna duda, pregúntame: talla, envío, devoluciones.",
        "Hay {count} artículos en tu carrito. Si queda alguna duda, pregúntame: talla, envío, devoluciones.",
        ("¿Cuánto tarda el envío?", "¿Puedo devolverlo?", "Ver mi carrito"),
    ),
    "ar": (
        "في سلتك منتج واحد. إن بقي لديك سؤال عن المقاس أو التوصيل أو الإرجاع فاسألني.",
        "في سلتك {count} منتجات. إن بقي لديك سؤال عن المقاس أو التوصيل أو الإرجاع فاسألني.",
        ("كم يستغرق التوصيل؟", "هل يمكنني الإرجاع؟", "اعرض سلتي"),
    ),
}


def idle_words(locale: str, count: int) -> tuple[str, list[str]]:
    """The sentence and the suggestions for a cart with `count` things in it."""
    single, several, suggestions = _IDLE.get(locale.split("-", maxsplit=1)[0].lower(), _IDLE["en"])
    return (single if count == 1 else several.format(count=count)), list(suggestions)
