"""A homeserver that is not there, hangs, or is none at all: each is told in the same few words."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest

from bot.matrix.client import Client
from bot.matrix.errors import Unreachable
from tests.bot.matrix.reading import ME

Answering = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def client_of(answering: Answering, within: float) -> AsyncIterator[Client]:
    """Lend a client of a server that answers so."""
    calls: set[asyncio.Task[None]] = set()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        call: asyncio.Task[None] | None = asyncio.current_task()
        assert call is not None
        calls.add(call)
        with suppress(OSError):
            await answering(reader, writer)
            writer.close()
            await writer.wait_closed()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    client = Client(f"http://127.0.0.1:{port}", ME, timeout=within)
    try:
        yield client
    finally:
        await client.close()
        await asyncio.gather(*calls)
        server.close()
        await server.wait_closed()


def saying(answer: bytes) -> Answering:
    """Answer anything with the same bytes, then hang up."""

    async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()

    return answers


async def test_server_that_never_answers_is_given_up() -> None:
    async def hangs(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        await reader.read()

    async with client_of(hangs, within=0.05) as client:
        with pytest.raises(Unreachable):
            await client.whoami()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense",
        b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<p/>",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\n<p/>",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\n<p/>",
        b"HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + b"[" * 200_000,
    ],
    ids=["silence", "nonsense", "cut", "page", "list", "empty", "gateway", "missing", "deep"],
)
async def test_answer_of_no_homeserver_is_none(answer: bytes) -> None:
    async with client_of(saying(answer), within=5) as client:
        with pytest.raises(Unreachable):
            await client.whoami()


async def test_nobody_there_is_unreachable() -> None:
    async with client_of(saying(b""), within=5) as there:
        url = there.url
    client = Client(url, ME, timeout=5)

    with pytest.raises(Unreachable):
        await client.sync(None, wait=0)
    await client.close()
