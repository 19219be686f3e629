"""What a browser gets from the simulated Stripe: the script, the frames in which a card is typed, and the bank's challenge.

The script is plain ECMAScript in a few files, joined when it is asked for, so that a page loads one classic script as it
does with the real one. Card numbers are typed on this origin only and are sent nowhere else.
"""

from pathlib import Path
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from shopapp.sandbox.faults import Faults
from shopapp.sandbox.simulation import hang
from shopapp.sandbox.state import World
from shopapp.sandbox.stripe import confirming, console
from shopapp.sandbox.stripe.amounts import THREE_DECIMAL, ZERO_DECIMAL
from shopapp.sandbox.stripe.books import Books, Teller
from shopapp.sandbox.stripe.problems import Doc, StripeProblem

_HERE = Path(__file__).parent / "browser"
# The parts of the script in the order they are joined.
PARTS = ("frames.js", "challenge.js", "payment.js", "express.js", "elements.js", "stripe.js")
_KINDS = {".js": "text/javascript", ".css": "text/css"}
_FRAMES = ("card.html", "wallet.html", "controller.html")


def blueprint(world: World, faults: Faults, teller: Teller) -> Blueprint:
    """The browser's routes; none of them needs a key, the client secret is the proof."""
    pages = Blueprint("stripe_pages", __name__, template_folder="browser")

    @pages.get("/endive/stripe.js")
    def script() -> AnyResponse:
        return _script(faults)

    @pages.get("/elements/<name>")
    def frame(name: str) -> AnyResponse:
        if name in _FRAMES:
            return Response(render_template(name), headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
        path = _HERE / "frame" / Path(name).name
        if path.suffix not in _KINDS or not path.is_file():
            raise NotFound
        return _static(path.read_text(encoding="utf-8"), _KINDS[path.suffix])

    @pages.get("/3ds/<intent_id>")
    def challenge(intent_id: str) -> AnyResponse:
        books, intent = _find(world, teller, intent_id, request.args.get("client_secret", ""))
        method = books.find("payment_method", intent["payment_method"] or "")
        shown = {"last4": method["card"]["last4"] if method else "", "amount": _words(intent)}
        return Response(render_template("challenge.html", intent=intent, framed=request.args.get("framed", ""), **shown))

    @pages.post("/3ds/<intent_id>")
    def answer(intent_id: str) -> AnyResponse:
        with world.changing():
            books, intent = _find(world, teller, intent_id, request.form.get("client_secret", ""))
            _settle(books, intent, success=request.form.get("outcome") == "complete")
            intent = books.need("payment_intent", intent_id)
        if request.form.get("framed"):
            return Response(render_template("challenge_done.html"))
        return _back(intent)

    return pages


def _script(faults: Faults) -> AnyResponse:
    """The joined script, unless it was planned (or asked, by `?script=`) to be lost or to hang."""
    fault = faults.take("stripe", "js.script")
    asked = request.args.get("script", "")
    if asked == "hang" or (fault and fault.kind.startswith("timeout")):
        hang(fault.seconds if fault else 0)
    if fault or asked == "block":
        return Response("The sandbox was told to lose the script.", status=502)
    joined = "\n".join((_HERE / name).read_text(encoding="utf-8") for name in PARTS)
    return _static(f"(() => {{\n{joined}\n}})();\n", "text/javascript")


def _static(body: str, kind: str) -> Response:
    return Response(body, content_type=f"{kind}; charset=utf-8", headers={"Cache-Control": "no-cache"})


def _find(world: World, teller: Teller, id: str, secret: str) -> tuple[Books, Doc]:
    for books in console.every_book(world, teller):
        intent = books.find("payment_intent", id)
        if intent is not None and intent["client_secret"] == secret:
            return books, intent
    raise NotFound


def _settle(books: Books, intent: Doc, *, success: bool) -> None:
    """A refusal by the card is not this page's news: whoever asked looks at the intent afterwards."""
    if intent["status"] != "requires_action":
        return
    try:
        confirming.proven(books, intent, success)
    except StripeProblem as problem:
        if not problem.stored:
            raise


def _back(intent: Doc) -> AnyResponse:
    good = intent["status"] in ("succeeded", "requires_capture", "processing")
    query = {
        "payment_intent": intent["id"],
        "payment_intent_client_secret": intent["client_secret"],
        "redirect_status": "succeeded" if good else "failed",
    }
    address = intent.get("_return_url")
    if not address:
        return Response(render_template("challenge_done.html"))
    return redirect(f"{address}{'&' if '?' in address else '?'}{urlencode(query)}", code=303)


def _words(intent: Doc) -> str:
    digits = 0 if intent["currency"] in ZERO_DECIMAL else 3 if intent["currency"] in THREE_DECIMAL else 2
    return f"{intent['amount'] / 10**digits:,.{digits}f} {intent['currency'].upper()}"
