"""A process of ours: started until it says that it is ready, stopped or killed by its own pid."""

import asyncio
import os
import secrets
import shutil
import signal
import socket
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from town.waiting import DEADLINE

LAST_LINES = 30


class ServiceFailed(Exception):
    """A process ended, or stayed silent, where it had to get ready."""


class Service:
    """A process that tells its readiness as systemd asks of `Type=notify` (READY=1).

    It belongs to no event loop: a test may stop what a session's fixture started.
    """

    def __init__(
        self,
        arguments: Sequence[str | Path],
        *,
        folder: Path,
        log: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Describe it; `start` runs it in `folder`, what it prints is added to `log`."""
        self.arguments = [str(argument) for argument in arguments]
        self.folder = folder
        self.log = log
        self.environment = dict(environment or {})
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """The running process."""
        if self._process is None:
            message = "not started"
            raise ServiceFailed(message)
        return self._process.pid

    async def start(self, within: float = 30.0) -> None:
        """Run it, and return once it is ready."""
        address = f"beffroi-{secrets.token_hex(8)}"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ready:
            ready.bind(f"\0{address}")
            ready.setblocking(False)  # noqa: FBT003
            self.launch({"NOTIFY_SOCKET": f"@{address}"})
            try:
                await self._ready_or_ended(ready, within)
            except BaseException:
                await self.kill()
                raise

    def launch(self, environment: Mapping[str, str] | None = None) -> None:
        """Run it without waiting; where `setpriv` exists, it dies with the thread that asked."""
        guard = shutil.which("setpriv")
        leash = [guard, "--pdeathsig", "KILL", "--"] if guard else []
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*leash, *self.arguments],
                cwd=self.folder,
                env={**os.environ, **self.environment, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    async def stop(self, within: float = DEADLINE) -> int:
        """Ask it to end; kill it where it does not. Give its exit code."""
        if self._process is None or not self.running:
            return await self.ended()
        self._process.send_signal(signal.SIGTERM)
        try:
            return await self.ended(within)
        except TimeoutError:
            return await self.kill()

    async def kill(self) -> int:
        """End it as a power cut would."""
        if self._process is not None and self.running:
            self._process.kill()
        return await self.ended()

    async def ended(self, within: float = DEADLINE) -> int:
        """Wait for its end and give its exit code, negative where a signal ended it."""
        if self._process is None:
            return 0
        if self._process.poll() is None:
            loop = asyncio.get_running_loop()
            gone = asyncio.Event()
            descriptor = os.pidfd_open(self._process.pid)
            loop.add_reader(descriptor, gone.set)
            try:
                async with asyncio.timeout(within):
                    await gone.wait()
            finally:
                loop.remove_reader(descriptor)
                os.close(descriptor)
        return self._process.wait()

    async def _ready_or_ended(self, ready: socket.socket, within: float) -> None:
        said = asyncio.create_task(self._says_ready(ready))
        ended = asyncio.create_task(self.ended(within))
        done, pending = await asyncio.wait(
            {said, ended}, timeout=within, return_when=asyncio.FIRST_COMPLETED
        )
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        if said not in done:
            message = f"{' '.join(self.arguments)}\n{self.last_words()}"
            raise ServiceFailed(message)
        said.result()

    @staticmethod
    async def _says_ready(ready: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while b"READY=1" not in (await loop.sock_recv(ready, 4096)).split(b"\n"):
            pass

    def last_words(self) -> str:
        """The end of its log."""
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-LAST_LINES:])
