"""No sentence that people read stands in Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import bot
import commands

FILES = sorted(
    file
    for package in (commands, bot)
    for file in Path(package.__file__ or "").parent.rglob("*.py")
    if not {"language", "matrix", "sending", "backup", "checks", "cli", "config"}
    & set(file.parent.parts[-2:])
)
"""All but the grammar, and what speaks to machines, or names commands of a terminal."""

SENTENCE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")

TO_PROGRAMMERS = {"debug", "info", "warning", "error", "exception", "bind", "__init__"}
"""Methods of the log, and what an exception of ours says of itself."""

PATTERNS = {"compile", "sub", "match", "findall"}

SQL = re.compile("^(SELECT|INSERT|UPDATE|DELETE|PRAGMA) ")


def test_no_sentence_stands_in_python() -> None:
    found = {str(file): said for file in FILES if (said := _sentences(file))}

    assert found == {}


def _sentences(file: Path) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    exempt = set(_for_programmers(tree))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in exempt
        and SENTENCE.search(node.value)
        and not SQL.match(node.value)
    ]


def _for_programmers(tree: ast.Module) -> Iterator[int]:
    """Walk what nobody of the town reads.

    That is docstrings, messages of exceptions, the log, patterns, sets of words understood.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        elif (
            (isinstance(node, ast.Assign) and _is_message(node))
            or (isinstance(node, ast.Call) and _is_technical(node))
            or isinstance(node, ast.Raise)
        ):
            yield from map(id, ast.walk(node))


def _is_message(node: ast.Assign) -> bool:
    target = node.targets[0]
    return isinstance(target, ast.Name) and target.id == "message"


def _is_technical(node: ast.Call) -> bool:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr in TO_PROGRAMMERS | PATTERNS
    return isinstance(function, ast.Name) and function.id in ("NewType", "frozenset")
