"""The one table from our error tree to HTTP. A door lets problems through; this turns them into an answer."""

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from shopapp import logs
from shopapp.errors import Conflict, Invalid, NotAllowed, NotFound, Problem, Refused, TooOften, Unavailable

log = logs.get(__name__)

STATUS: dict[type[Problem], int] = {
    NotAllowed: 401,
    NotFound: 404,
    Invalid: 422,
    Conflict: 409,
    TooOften: 429,
    Unavailable: 503,
    Refused: 422,
}


def status_of(problem: Problem) -> int:
    return next((status for kind, status in STATUS.items() if isinstance(problem, kind)), 500)


def as_json(code: str, message: str, status: int) -> Response:
    answer = jsonify(error={"code": code, "message": message})
    answer.status_code = status
    return answer


def answer_to(problem: Problem, message: str) -> Response:
    """The answer to a problem, in these words."""
    status = status_of(problem)
    if status >= 500:
        log.warning("outside_problem", code=problem.code, endpoint=request.endpoint)
    answer = as_json(problem.code, message, status)
    if isinstance(problem, (Unavailable, TooOften)) and problem.retry_after:
        answer.headers["Retry-After"] = str(max(1, round(problem.retry_after)))
    return answer


def register(app: Flask) -> None:
    """Answer every problem as JSON `{"error": {"code", "message"}}`; a bug is logged with its place and answered blandly."""

    @app.before_request
    def readable() -> Response | None:
        # Werkzeug reads the query as UTF-8 wherever it is first touched, and fails there.
        try:
            request.query_string.decode()
        except UnicodeDecodeError:
            return as_json("bad_request", "The address cannot be read.", 400)
        return None

    @app.errorhandler(Problem)
    def expected(problem: Problem) -> Response:
        return answer_to(problem, problem.message)

    @app.errorhandler(HTTPException)
    def http(problem: HTTPException) -> Response:
        if isinstance(problem.response, Response):
            return problem.response  # a guard that answers by itself: a redirect, or a header beside the problem
        return as_json(problem.name.lower().replace(" ", "_"), problem.description or problem.name, problem.code or 500)

    @app.errorhandler(Exception)
    def bug(_: Exception) -> Response:
        log.error("bug", exc_info=True, endpoint=request.endpoint)
        return as_json("bug", "Something went wrong on our side. Please try again in a moment.", 500)

    _ = (readable, expected, http, bug)
