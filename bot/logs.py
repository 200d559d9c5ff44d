"""The log: what happened, on standard error. Never a message, a title, a name or a secret.

Events are named in English by who writes them; values are keys, counts and kinds. What looks
like a token is struck out whatever it stands in, exceptions included, and people's Matrix IDs
with it: a log is often sent to somebody else.
"""

import logging
import re
import sys
from collections.abc import Callable, Iterable, MutableMapping
from typing import Any, Literal, TextIO

import structlog

LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}

STRUCK = "[…]"

_NAMED = re.compile(
    r"(password|passwd|token|secret|authorization|api_?key|pickle_?key)", re.IGNORECASE
)
_CONTENTS = frozenset({"body", "formatted_body", "text", "title", "name", "content", "payload"})
"""Keys under which somebody might log what people wrote."""

_SHAPES = (
    re.compile(r"\b(?:syt|mct|mat|mcr|syr|MDA)_?[A-Za-z0-9+/=_-]{8,}"),  # Synapse, MAS, macaroons
    re.compile(r"(?i)(?<=bearer )\S+"),
    re.compile(r"(?i)((?:password|token|secret)[\"']?\s*[=:]\s*[\"']?)[^\s\"',}&]+"),
    re.compile(r"(?<=://)([^\s:/@]+):[^\s/@]+(?=@)"),  # an address with a password
    re.compile(r"(\[parameters: ).*?\](?=\n|$)", re.DOTALL),  # the values of an SQL statement
)
_USER = re.compile(r"@[^\s:,;'\"]+:[\w.-]+(?::\d+)?")

Event = MutableMapping[str, Any]


def configure(
    level: str = "info",
    form: Literal["text", "json"] = "text",
    *,
    secrets: Iterable[str] = (),
    stream: TextIO | None = None,
) -> None:
    """Set the log up, once, for the whole process; `secrets` are struck out wherever they stand."""
    output = stream or sys.stderr
    processors = _processors(form, tuple(filter(None, secrets)), colours=output.isatty())
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, *processors],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=structlog.WriteLoggerFactory(file=output),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(output)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *processors],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)


def _processors(
    form: Literal["text", "json"], secrets: tuple[str, ...], *, colours: bool
) -> list[Callable[..., Any]]:
    shaping: list[Callable[..., Any]] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        Redaction(secrets),
    ]
    if form == "json":
        return [*shaping, structlog.processors.JSONRenderer(ensure_ascii=False, default=str)]
    return [*shaping, structlog.dev.ConsoleRenderer(colors=colours, sort_keys=False)]


class Redaction:
    """Strikes out secrets, contents and people, in every value of an event."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        """Know the secrets of this installation, the longest first."""
        self._secrets = sorted(secrets, key=len, reverse=True)

    def __call__(self, _logger: object, _method: str, event: Event) -> Event:
        """Clean one event."""
        return {key: self._value(key, value) for key, value in event.items()}

    def _value(self, key: str, value: object) -> object:
        if _NAMED.search(key) or key in _CONTENTS:
            return STRUCK
        if isinstance(value, str):
            return self.clean(value)
        if isinstance(value, dict):
            return {str(name): self._value(str(name), inner) for name, inner in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._value("", each) for each in value]
        return value if isinstance(value, int | float | None) else self.clean(str(value))

    def clean(self, text: str) -> str:
        """Strike out what no log may hold."""
        for secret in self._secrets:
            text = text.replace(secret, STRUCK)
        for shape in _SHAPES:
            text = shape.sub(_struck, text)
        return _USER.sub(STRUCK, text)


def _struck(found: re.Match[str]) -> str:
    kept = found[1] if found.re.groups else ""
    return f"{kept}{':' if found.re is _SHAPES[3] else ''}{STRUCK}"
