"""Disputes: opened by a dispute card (or the console), answered with evidence, won, lost or closed.

The evidence text decides, as in Stripe's test mode: `winning_evidence` in `uncategorized_text` wins, `losing_evidence` loses.
"""

from typing import Any

from shopapp.sandbox.stripe import balance, problems
from shopapp.sandbox.stripe.books import Books, Call, new_id
from shopapp.sandbox.stripe.lists import page
from shopapp.sandbox.stripe.problems import Doc
from shopapp.sandbox.stripe.shapes import merged

EVIDENCE = (
    "access_activity_log", "billing_address", "cancellation_policy", "cancellation_policy_disclosure", "cancellation_rebuttal",
    "customer_communication", "customer_email_address", "customer_name", "customer_purchase_ip", "customer_signature",
    "duplicate_charge_documentation", "duplicate_charge_explanation", "duplicate_charge_id", "product_description", "receipt",
    "refund_policy", "refund_policy_disclosure", "refund_refusal_explanation", "service_date", "service_documentation",
    "shipping_address", "shipping_carrier", "shipping_date", "shipping_documentation", "shipping_tracking_number",
    "uncategorized_file", "uncategorized_text",
)  # fmt: skip
_FEE = 2000
_OPEN = ("needs_response", "warning_needs_response")


def open_dispute(books: Books, charge: Doc, reason: str) -> Doc:
    """A dispute over the whole captured amount. An inquiry takes no money (yet)."""
    inquiry = reason == "inquiry"
    dispute = _written(books, charge, "general" if inquiry else reason, inquiry=inquiry)
    charge["disputed"] = True
    books.put(charge)
    books.put(dispute)
    books.tell("charge.dispute.created", dispute)
    if not inquiry:
        _move(books, dispute, -dispute["amount"], _FEE)
        books.tell("charge.dispute.funds_withdrawn", dispute, {})
    return dispute


def _written(books: Books, charge: Doc, reason: str, *, inquiry: bool) -> Doc:
    return {
        "id": new_id("du"),
        "object": "dispute",
        "amount": charge["amount_captured"],
        "balance_transactions": list[Any](),
        "charge": charge["id"],
        "created": books.now(),
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": {**dict.fromkeys(EVIDENCE), "enhanced_evidence": {}},
        "evidence_details": {
            "due_by": books.now() + 9 * 86400,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": inquiry,
        "livemode": books.livemode,
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "payment_method_details": {
            "card": {
                "brand": charge["payment_method_details"]["card"]["brand"],
                "case_type": "inquiry" if inquiry else "chargeback",
                "network_reason_code": "10.4",
            },
            "type": "card",
        },
        "reason": reason,
        "status": "warning_needs_response" if inquiry else "needs_response",
    }


def _move(books: Books, dispute: Doc, amount: int, fee: int) -> None:
    entry = balance.enter(books, "adjustment", amount, dispute, fee=fee)
    dispute["balance_transactions"].append(books.need("balance_transaction", entry))
    books.put(dispute)


def retrieve(call: Call) -> Doc:
    return call.books.need("dispute", call.ids["id"])


def listed(call: Call) -> Doc:
    return page(call, "dispute", "/v1/disputes", equal=("charge", "payment_intent"))


def update(call: Call) -> Doc:
    """Stage evidence, or send it in with `submit` (the default)."""
    books, dispute = call.books, retrieve(call)
    if dispute["status"] not in _OPEN:
        raise problems.invalid("evidence", f"This dispute is {dispute['status']} and takes no more evidence.")
    given = call.params.get("evidence", {})
    dispute["metadata"] = merged(dispute["metadata"], call.params.get("metadata", {}))
    dispute["evidence"].update(given)
    details = dispute["evidence_details"]
    details["has_evidence"] = any(dispute["evidence"][name] for name in EVIDENCE)
    books.put(dispute)
    if given and call.params.get("submit", True):
        details["submission_count"] += 1
        _judge(books, dispute)
    else:
        books.tell("charge.dispute.updated", dispute, {})
    return dispute


def _judge(books: Books, dispute: Doc) -> None:
    words = dispute["evidence"]["uncategorized_text"] or ""
    dispute["status"] = "warning_under_review" if dispute["status"].startswith("warning") else "under_review"
    books.put(dispute)
    books.tell("charge.dispute.updated", dispute, {"status": "needs_response"})
    if "winning_evidence" in words:
        end(books, dispute, "won")
    elif "losing_evidence" in words:
        end(books, dispute, "lost")


def end(books: Books, dispute: Doc, status: str) -> None:
    """The bank's decision. A won dispute gives the money back."""
    inquiry = dispute["status"].startswith("warning")
    before = dispute["status"]
    dispute["status"] = "warning_closed" if inquiry else status
    books.put(dispute)
    books.tell("charge.dispute.closed", dispute, {"status": before})
    if status == "won" and not inquiry:
        _move(books, dispute, dispute["amount"], 0)
        books.tell("charge.dispute.funds_reinstated", dispute, {})


def close(call: Call) -> Doc:
    """Accept the dispute: it is lost."""
    dispute = retrieve(call)
    if dispute["status"] not in _OPEN:
        raise problems.invalid("dispute", f"This dispute is already {dispute['status']}.")
    end(call.books, dispute, "lost")
    return dispute
