"""What is known of a shopper, each note with the sentence it came from. The shopper may see it, forget it, and allow it to stay.

The rule: a note is never made without a sentence of the shopper's own, and without their consent none outlives its conversation
as something the assistant uses.
"""

from shopapp.inbox.dossier.store import Kept, Kind, allow, allowed_since, forget, keep, of_conversation, of_shopper

LABELS: dict[Kind, str] = {
    "need": "Looks for",
    "budget": "Budget",
    "urgency": "When",
    "objection": "Hesitates because",
    "for_whom": "For whom",
    "size": "Size",
    "dislike": "Does not want",
    "told": "Said before a person was called",
}

__all__ = ["LABELS", "Kept", "Kind", "allow", "allowed_since", "forget", "keep", "of_conversation", "of_shopper"]
