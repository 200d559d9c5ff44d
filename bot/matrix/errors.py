"""What a homeserver may answer instead of what was asked."""


class MatrixError(Exception):
    """The homeserver did not do what was asked."""


class Unreachable(MatrixError):
    """No answer of a homeserver: the network, a proxy, a restart, a fault of its own.

    Trying again may work, and is harmless where a transaction ID is carried.
    """


class RateLimited(MatrixError):
    """Too much at once: the account has to wait."""

    def __init__(self, retry_after: float) -> None:
        """Keep how many seconds to wait."""
        super().__init__(f"wait {retry_after:g} s")
        self.retry_after = retry_after


class Rejected(MatrixError):
    """Refused, and trying the same again will never work."""

    def __init__(self, errcode: str, status: int, message: str) -> None:
        """Keep what the homeserver said."""
        super().__init__(f"{status} {errcode}: {message}")
        self.errcode = errcode
        self.status = status
        self.message = message


class SignedOut(MatrixError):
    """The access token is worth nothing any more: somebody has to log in."""
