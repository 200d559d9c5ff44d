"""What stops a command, told in words: what happened, then what to do."""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from types import FrameType
from typing import NoReturn

from bot.cli.words import Value, Words, words

PROBLEM = 1
USAGE = 2
CONFIGURATION = 78
"""`EX_CONFIG` of sysexits.h: the same start would fail again, so systemd must not try it."""
INTERRUPTED = 130
TERMINATED = 143


class Problem(Exception):
    """A command cannot go on; `sentence` names the words that say why."""

    def __init__(self, *, sentence: str, **values: Value) -> None:
        """Keep the sentence and what fills it."""
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values


class Misuse(Problem):
    """The command line itself is wrong."""


class Terminated(BaseException):
    """Somebody asked the process to end: what is under way is taken back first."""


def guarded(command: Callable[[], int]) -> int:
    """Run a command; tell what stops it, and give its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        return command()
    except KeyboardInterrupt:
        _tell([words()("stopped")])
        return INTERRUPTED
    except Terminated:
        return TERMINATED
    except BrokenPipeError:  # whoever read our output has left: `beffroi explain | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEM
    except Exception as error:  # noqa: BLE001 - the last to see it
        say = words()
        _tell(list(_lines(error, say)) or _fault(error, say))
        return _code(error)


def _code(error: Exception) -> int:
    from bot.config.faults import ConfigurationFault

    if isinstance(error, Misuse):
        return USAGE
    return CONFIGURATION if isinstance(error, ConfigurationFault) else PROBLEM


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated


def _tell(lines: list[str]) -> None:
    sys.stderr.write("\n".join(lines) + "\n")
    sys.stderr.flush()


def _fault(error: Exception, say: Words) -> list[str]:
    """Tell a fault of the program, with what its authors need and no secret in it."""
    from bot.logs import Redaction

    trace = "".join(traceback.format_exception(error))
    return [Redaction().clean(trace), say("fault", kind=type(error).__name__)]


def _lines(error: Exception, say: Words) -> Iterator[str]:
    """Word an error of ours; nothing for one that is a fault of the program."""
    if isinstance(error, Problem):
        yield say(error.sentence, **error.values)
        return
    from bot.config.faults import ConfigurationFault

    if isinstance(error, ConfigurationFault):
        yield from error.lines()
    elif isinstance(error, OSError) and error.strerror:
        yield say("system-fault", file=str(error.filename or ""), detail=error.strerror)
    else:
        sentence = _sentence(error, say)
        if sentence is not None:
            yield sentence


def _sentence(error: Exception, say: Words) -> str | None:
    """Word what the parts of the bot raise: by now all of them are imported."""
    from bot.backup import BackupFault
    from bot.cli.reasons import reason
    from bot.holding import AlreadyRunning
    from bot.matrix.account import CannotSignIn
    from bot.matrix.errors import MatrixError
    from bot.opening import UnusableStorage
    from bot.worker import StoreFault

    match error:
        case UnusableStorage():
            return say(f"storage-{error.obstacle}", detail=error.detail)
        case BackupFault():
            return say(f"backup-{error.reason}", file=str(error.path or ""))
        case AlreadyRunning():
            return say("already-running", holder=error.holder or "")
        case CannotSignIn():
            return say(f"sign-in-{error.obstacle.replace('_', '-')}")
        case StoreFault():
            return say("storage-unreachable", detail=str(error).splitlines()[0])
        case MatrixError():
            return say("homeserver-refuses", detail=reason(error, say.language))
    return None
