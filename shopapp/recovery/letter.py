"""The reminder itself: what is in the cart, at today's prices, one button, and the way out. No discount, no hurry.

The words are in `words.py`, by language. Every title and name is escaped: a product may be called anything.
"""

from html import escape

from shopapp.conversations import Shopper
from shopapp.errors import Invalid
from shopapp.money import Money
from shopapp.ports.mail import Letter
from shopapp.recovery.store import Line
from shopapp.recovery.words import Words, words_of
from shopapp.shops import Shop


def write(shop: Shop, shopper: Shopper, lines: list[Line], *, token: str, nudge_id: int, public_url: str) -> Letter:
    """The letter to this shopper. `token` makes its links; `nudge_id` its lasting Message-ID. Raises Invalid without address."""
    if not shopper.email:
        raise Invalid("The shopper has left no address.")
    words = words_of(shopper.locale)
    back, out = f"{public_url}/r/{token}", f"{public_url}/unsubscribe/{token}"
    host = public_url.split("//", 1)[-1].split(":", 1)[0].split("/", 1)[0]
    return Letter(
        to=shopper.email,
        subject=words.subject.format(shop=shop.name),
        text=_text(shop, lines, words, back, out),
        html=_html(shop, lines, words, back, out),
        sender_name=shop.name,
        message_id=f"<reminder-{shop.id}-{nudge_id}@{host}>",
        headers={"List-Unsubscribe": f"<{out}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


def _text(shop: Shop, lines: list[Line], words: Words, back: str, out: str) -> str:
    items = "\n".join(f"  {line.quantity} × {_name(line)}: {_price(line, words)}" for line in lines)
    return (
        f"{words.greeting}\n\n{words.lead.format(shop=shop.name)}\n\n{items}\n\n{words.button}: {back}\n\n"
        f"{words.prices}\n\n{words.why.format(shop=shop.name)}\n{words.stop}: {out}\n"
    )


def _html(shop: Shop, lines: list[Line], words: Words, back: str, out: str) -> str:
    rows = "".join(
        f'<tr><td style="padding:10px 0;border-bottom:1px solid #e6e3dd">{line.quantity} × {escape(_name(line))}</td>'
        f'<td style="padding:10px 0;border-bottom:1px solid #e6e3dd;text-align:right">{escape(_price(line, words))}</td></tr>'
        for line in lines
    )
    return (
        f'<!doctype html><html lang="{words.code}" dir="{words.direction}"><body style="margin:0;background:#f6f4f0;'
        'color:#1f2421;font:16px/1.5 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif">'
        '<div style="max-width:35rem;margin:0 auto;padding:32px 24px;background:#fff">'
        f'<p style="font-size:20px;margin:0 0 20px"><b>{escape(shop.name)}</b></p>'
        f"<p>{escape(words.greeting)}</p><p>{escape(words.lead.format(shop=shop.name))}</p>"
        f'<table role="presentation" style="width:100%;border-collapse:collapse">{rows}</table>'
        f'<p style="margin:28px 0"><a href="{escape(back)}" style="background:#1f4d3f;color:#fff;padding:13px 22px;'
        f'border-radius:8px;text-decoration:none;display:inline-block">{escape(words.button)}</a></p>'
        f'<p style="color:#5d655f;font-size:14px">{escape(words.prices)}</p>'
        f'<p style="color:#5d655f;font-size:13px">{escape(words.why.format(shop=shop.name))} '
        f'<a href="{escape(out)}" style="color:#5d655f">{escape(words.stop)}</a></p></div></body></html>'
    )


def _name(line: Line) -> str:
    return line.title if line.variant_title in ("", "Default Title") else f"{line.title}, {line.variant_title}"


def _price(line: Line, words: Words) -> str:
    price = Money(line.price_minor, line.currency) * line.quantity
    return price.text() if line.available else f"{price.text()} ({words.sold_out})"
