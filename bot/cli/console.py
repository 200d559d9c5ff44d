"""What commands print on a terminal: lines, progress, questions."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from getpass import getpass

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from bot.cli.problems import Problem
from bot.cli.words import Words

output = Console(highlight=False, markup=False, soft_wrap=True)


def line(text: str = "", *, style: str | None = None) -> None:
    """Print a line as it is: rich guesses no markup in what people chose."""
    output.print(text, style=style)


@contextmanager
def progress(text: str) -> Iterator[Callable[[float], None]]:
    """Show how far long work is; where no terminal is there, its name alone."""
    if not output.is_terminal:
        line(text)
        yield lambda _done: None
        return
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()
    with Progress(*columns, console=output, transient=True) as shown:
        task = shown.add_task(text, total=1.0)
        yield lambda done: shown.update(task, completed=done)


def ask(question: str, default: str = "", *, check: Callable[[str], str | None]) -> str:
    """Ask until the answer passes `check`, which gives what is wrong with it or nothing."""
    prompt = f"{question} [{default}] " if default else f"{question} "
    while True:
        answer = _read(input, prompt).strip() or default
        wrong = check(answer)
        if wrong is None:
            return answer
        line(wrong)


def ask_secret(question: str) -> str:
    """Ask without showing what is typed; where no terminal is there, read a line."""
    return _read(getpass if sys.stdin.isatty() else input, f"{question} ").strip()


def confirm(question: str, say: Words) -> bool:
    """Ask yes or no; only a yes is one."""
    answer = _read(input, f"{question} ").strip().casefold()
    return answer in {word.strip() for word in say("word-yes").split(",")}


def _read(ask_for: Callable[[str], str], prompt: str) -> str:
    try:
        answer = ask_for(prompt)
    except EOFError:
        line()
        raise Problem(sentence="no-answer") from None
    if not sys.stdin.isatty():
        line()  # nobody has pressed Enter on the screen
    return answer
