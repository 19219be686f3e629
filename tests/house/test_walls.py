"""The house guards itself: sizes, names, and what may be used where."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = [
    ROOT / name
    for name in subprocess.check_output(
        [
            "git",
            "-C",
            str(ROOT),
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "shopapp",
            "workers",
            "bench",
            "theme_extension",
            "tests",
        ],
        text=True,
    ).splitlines()
]
PYTHON = [path for path in OURS if path.suffix == ".py" and path.exists()]
PRODUCT = [path for path in PYTHON if path.parts[len(ROOT.parts)] != "tests"]

BANNED = {"utils", "helpers", "common", "base", "manager", "service", "handler", "processor", "data", "misc"}
WALL_OF_A_FILE = 400
WALL_OF_A_FUNCTION = 40


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code of a function. Its docstring and the lines of one SQL statement are text, not steps."""
    lines = (node.body[-1].end_lineno or node.lineno) - node.body[0].lineno + 1
    texts = [part for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return lines - sum((text.end_lineno or text.lineno) - text.lineno for text in texts)


def test_no_file_passes_the_wall():
    long = {
        relative(path): lines
        for path in OURS
        if path.exists()
        and path.suffix in (".py", ".js", ".css", ".liquid", ".html")
        and (lines := path.read_text("utf-8").count("\n")) > WALL_OF_A_FILE
    }
    assert long == {}


def test_no_function_passes_the_wall():
    long = {
        f"{relative(path)}:{node.name}": length(node)
        for path in PRODUCT
        for node in functions(path)
        if length(node) > WALL_OF_A_FUNCTION
    }
    assert long == {}


def test_no_module_has_a_name_that_says_nothing():
    assert [relative(path) for path in OURS if path.stem.lower() in BANNED] == []


def test_every_module_opens_with_its_purpose():
    silent = [
        relative(path)
        for path in PRODUCT
        if path.read_text("utf-8").strip() and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("word", "allowed"),
    [
        (r"^\s*(import psycopg|from psycopg)", r"shopapp/db/|/store\.py$|shopapp/demo/services\.py$|^bench/"),
        (r"os\.environ|os\.getenv", r"shopapp/settings\.py$|shopapp/web/gunicorn_conf\.py$|shopapp/demo/place\.py$"),
        (r"^\s*(import flask|from flask)", r"shopapp/app\.py$|shopapp/web/|shopapp/sandbox/|^bench/"),
        (r"datetime\.(utcnow|now)\(", r"shopapp/clock\.py$|shopapp/sandbox/|shopapp/demo/|^bench/"),
    ],
)
def test_what_belongs_in_one_place_stays_there(word: str, allowed: str):
    strayed = [
        relative(path)
        for path in PRODUCT
        if not re.search(allowed, relative(path)) and re.search(word, path.read_text("utf-8"), re.MULTILINE)
    ]
    assert strayed == []


def test_nothing_is_left_to_do():
    marks = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    assert [relative(path) for path in PRODUCT if marks.search(path.read_text("utf-8"))] == []


def test_imports_point_downwards_only():
    answer = subprocess.run([str(ROOT / ".venv/bin/lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout[-3000:]
