"""What the fake shop sells and says. Only for the widget's own tests."""

from typing import Any

COLOURS = ["#7f9183", "#b6795b", "#5d738c", "#c2a15f", "#8a7a9b", "#495d54"]
NAMES = ["Ridge rain jacket", "Harbour parka", "Birch anorak", "Tideline windbreaker", "Meadow shell", "Cairn down vest"]
REASONS = [
    "Waterproof to 20,000 mm and under 400 g, as you asked.",
    "Warmer than the others, with a wool lining.",
    "The lightest here: it packs into its own pocket.",
    None,
    "Comes in the green you mentioned.",
    "A warm layer for dry days.",
]


def money(minor: int) -> dict[str, Any]:
    return {"minor": minor, "currency": "EUR", "text": f"€{minor / 100:.2f}"}


def card(number: int) -> dict[str, Any]:
    sizes, colours = ["S", "M", "L"], ["Moss", "Clay"]
    product = 100 + number
    variants = [
        {
            "id": product * 100 + s * 10 + c,
            "title": f"{size} / {colour}",
            "price": money(12900 + number * 1500 + s * 500),
            "available": not (size == "L" and colour == "Clay") and number != 5,
            "options": [size, colour],
        }
        for s, size in enumerate(sizes)
        for c, colour in enumerate(colours)
    ]
    return {
        "product_id": product,
        "variant_id": variants[0]["id"],
        "title": NAMES[number],
        "url": f"/products/{product}",
        "image": "/img/missing.svg" if number == 3 else f"/img/{number}.svg",
        "image_alt": NAMES[number],
        "price": variants[0]["price"],
        "compare_at": money(17900) if number == 1 else None,
        "from": number == 2,
        "available": number != 5,
        "reason": REASONS[number],
        "badges": ["Bestseller"] if number == 0 else [],
        "options": [{"name": "Size", "values": sizes}, {"name": "Colour", "values": colours}],
        "variants": variants,
    }


QUESTION = {
    "text": "What will you mostly wear it for?",
    "facet": "use",
    "choices": [{"label": label, "value": label} for label in ("Hiking", "City and commute", "Cycling", "Sailing", "Travel")],
    "skip_label": "No preference",
}
COMPARISON = [
    {"label": "Fit", "values": ["Regular", "Regular"], "differs": False},
    {"label": "Weight", "values": ["380 g", "920 g"], "differs": True},
    {"label": "Lining", "values": [None, "Wool blend"], "differs": True},
    {"label": "Waterproof", "values": ["20,000 mm", "10,000 mm"], "differs": True},
]
ANSWER = {
    "text": "You can return anything unworn within 30 days. Send it back with the label in the parcel; "
    "the refund follows within five working days after it arrives.",
    "sources": [{"title": "Returns and exchanges", "url": "/pages/returns", "heading": "How long you have"}],
}
ARABIC = {
    "text": "ما الاستخدام الأساسي للسترة؟",
    "facet": "use",
    "choices": [{"label": label, "value": label} for label in ("المشي في الجبال", "المدينة", "ركوب الدراجة", "السفر")],
    "skip_label": "لا يهم",
}
WORDS: dict[str, Any] = {
    "en": {
        "assistant": {
            "name": "Juno",
            "greeting": "Hello. What are you looking for today?",
            "disclosure": "I am Fieldhouse’s AI assistant.",
        },
        "suggestions": ["Help me find a rain jacket", "What is your returns policy?"],
    },
    "ar": {
        "assistant": {
            "name": "Juno",
            "greeting": "أهلًا بك. عمّ تبحث اليوم؟",
            "disclosure": "أنا مساعد بالذكاء الاصطناعي لمتجر فيلدهاوس.",
        },
        "suggestions": ["أريد سترة مطر", "ما سياسة الإرجاع؟"],
    },
}
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
