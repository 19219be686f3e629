"""What a browser sends, as far as it can be read and kept: JSON of a sensible size and depth, forms without NUL.

The rule: whatever is sent, the answer is one that was meant. A body that breaks its reader would fill the log with bugs.
"""

from typing import Any

from flask import request

from shopapp.deliveries import storable
from shopapp.errors import Invalid

_MOST = 256 * 1024
"""A cart of five hundred lines is a fifth of this."""


def json_body() -> Any:
    """The JSON that was sent, as PostgreSQL can hold it. Raises Invalid."""
    request.max_content_length = _MOST
    try:
        return storable(request.get_json(force=True))
    except RecursionError:
        raise Invalid("The body is nested too deeply to be read.", code="bad_request") from None


def check_form() -> None:
    """Raises Invalid for a form with a sign that no text of ours can hold. It is for after the guard: a form may be large."""
    if request.method == "POST" and any("\x00" in value for values in request.form.listvalues() for value in values):
        raise Invalid("The form holds a sign that cannot be kept (NUL). Remove it and send the form again.", code="bad_request")
