"""What a homeserver's refusal means."""

import pytest

from bot.matrix.errors import MatrixError, RateLimited, Rejected, SignedOut, Unreachable
from bot.matrix.wire import refusal


@pytest.mark.parametrize(
    ("status", "answer", "kind"),
    [
        (403, {"errcode": "M_FORBIDDEN", "error": "no"}, Rejected),
        (400, {"errcode": "M_DUPLICATE_ANNOTATION"}, Rejected),
        (401, {"errcode": "M_UNKNOWN_TOKEN"}, SignedOut),
        (401, {"errcode": "M_USER_LOCKED"}, Unreachable),
        (429, {"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 1500}, RateLimited),
        (500, {"errcode": "M_UNKNOWN"}, Unreachable),
        (502, None, Unreachable),
        (404, None, Unreachable),
        (403, ["no"], Unreachable),
        (400, {"errcode": 3}, Unreachable),
    ],
)
def test_refusal_is_told_from_what_passes(
    status: int, answer: object, kind: type[MatrixError]
) -> None:
    assert type(refusal(status, answer)) is kind


@pytest.mark.parametrize(
    ("said", "seconds"), [(1500, 1.5), (None, 5.0), ("soon", 5.0), (-1, 5.0), (10**12, 5.0)]
)
def test_limit_without_a_sound_wait_has_one_of_ours(said: object, seconds: float) -> None:
    limit = refusal(429, {"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": said})

    assert isinstance(limit, RateLimited)
    assert limit.retry_after == seconds
