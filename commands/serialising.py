"""Requests and replies as JSON: what taps, questions and the journal keep."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def to_json(value: Any) -> dict[str, Any]:  # noqa: ANN401 - a request or a reply
    """Write a request or a reply as `{"type": name, "values": {…}}`."""
    kind = type(value)
    return {
        "type": kind.__name__,
        "values": _adapter(kind).dump_python(value, mode="json"),  # type: ignore[arg-type]
    }


def from_json(written: Mapping[str, Any], kinds: Mapping[str, type]) -> Any:  # noqa: ANN401 - one of `kinds`
    """Read back what `to_json` wrote, of one of the kinds the catalogue knows.

    Raises `KeyError` for a kind that is no more, `pydantic.ValidationError` for values
    that no longer fit: whoever reads old rows says that the button has expired.
    """
    kind = kinds[written["type"]]
    return _adapter(kind).validate_python(written["values"])
