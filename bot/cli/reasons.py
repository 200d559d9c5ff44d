"""Why a homeserver did not do what was asked, in words for an admin."""

import errno

from bot.cli.words import words
from bot.matrix.errors import RateLimited, Rejected, SignedOut
from commands.language import Language


def reason(error: BaseException, language: Language) -> str:
    """Word what stood in the way of a request: never the name of a class."""
    say = words(language)
    if isinstance(error, Rejected):
        return say("homeserver-why", why="said", said=error.errcode)
    return say("homeserver-why", why=_why(error), said="")


def _why(error: BaseException | None) -> str:
    """Name what stood in the way, from the outermost error to the one that began it."""
    from aiohttp import ClientConnectorDNSError, ClientSSLError

    match error:
        case None:
            return "other"
        case RateLimited():
            return "limited"
        case SignedOut():
            return "out"
        case ClientConnectorDNSError():
            return "unknown"
        case ClientSSLError():
            return "certificate"
        case TimeoutError():
            return "slow"
        case OSError(errno=errno.ECONNREFUSED):
            return "refused"
    return _why(error.__cause__)
