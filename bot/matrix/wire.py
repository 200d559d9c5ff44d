"""One request over nio's transport: JSON in and out, one deadline, one of our errors.

Nothing is tried twice here: who may wait, and for how long, is the caller's to decide.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientError

from bot.matrix.errors import MatrixError, RateLimited, Rejected, SignedOut, Unreachable
from bot.matrix.transport import AsyncClient, AsyncClientConfig

Json = dict[str, Any]
"""A JSON object as Matrix sends it."""

Query = Mapping[str, str] | Sequence[tuple[str, str]]

RETRY_AFTER = 5.0
"""Seconds to wait where a limit does not say how long."""

_SIGNED_OUT = frozenset({"M_UNKNOWN_TOKEN", "M_MISSING_TOKEN"})
_PASSING = frozenset({"M_USER_LOCKED"})
"""Refusals that end by themselves."""


class Wire:
    """The connections to one homeserver, and the token they carry."""

    def __init__(self, url: str, user_id: str) -> None:
        """Speak to the homeserver at `url`; nothing is sent before the first request."""
        config = AsyncClientConfig(max_timeouts=0, max_limit_exceeded=0, encryption_enabled=False)
        self.nio = AsyncClient(url.rstrip("/"), user_id, config=config)
        self._authorization: dict[str, str] = {}

    def authorize(self, user_id: str, device_id: str, token: str) -> None:
        """Speak for a device from here on."""
        self.nio.restore_login(user_id, device_id, token)
        self._authorization = {"Authorization": f"Bearer {token}"}

    async def close(self) -> None:
        """Close the connections."""
        await self.nio.close()

    async def ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, object] | bytes | None = None,
        *,
        query: Query = (),
        within: float,
        content_type: str = "application/json",
    ) -> Any:  # noqa: ANN401 - any JSON
        """Ask once, and give the answer's JSON; `within` seconds it is there, or never."""
        headers = {"Content-Type": content_type, **self._authorization}
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        address = f"{path}?{urlencode(query)}" if query else path
        try:
            async with asyncio.timeout(within):
                response = await self.nio.send(method, address, data, headers, timeout=within)
                async with response:
                    status, text = response.status, await response.read()
        except (ClientError, OSError) as error:
            # The path may name people and tokens: the method alone tells enough.
            message = f"{method}: {type(error).__name__}"
            raise Unreachable(message) from error
        answer = _json(text)
        if status == 200:  # noqa: PLR2004 - the one success that Matrix knows
            if answer is None:
                message = f"{method}: an answer that is no JSON"
                raise Unreachable(message)
            return answer
        raise refusal(status, answer)


def refusal(status: int, answer: object) -> MatrixError:
    """Tell what a homeserver means by an answer other than 200."""
    if not isinstance(answer, dict) or not isinstance(answer.get("errcode"), str):
        # A page of a proxy is no homeserver's word: a real one may be back in a minute.
        return Unreachable(f"{status}, not said by a homeserver")
    code = answer["errcode"]
    if status == 429 or code == "M_LIMIT_EXCEEDED":  # noqa: PLR2004 - Too Many Requests
        return RateLimited(_seconds(answer.get("retry_after_ms")))
    if status >= 500 or code in _PASSING:  # noqa: PLR2004 - its own fault
        return Unreachable(f"{status} {code}")
    if code in _SIGNED_OUT:
        return SignedOut(code)
    return Rejected(code, status, str(answer.get("error", ""))[:300])


def _seconds(milliseconds: object) -> float:
    if isinstance(milliseconds, int | float) and 0 <= milliseconds < 86_400_000:  # noqa: PLR2004 - a day
        return milliseconds / 1000
    return RETRY_AFTER


def _json(text: bytes) -> Any:  # noqa: ANN401 - any JSON
    """Read JSON; nothing where it is none, or nested beyond what Python reads."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
