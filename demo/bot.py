"""The bot as its own process, set up as an installer would: a config.toml, and `beffroi run`."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from town.service import Service

Table = Mapping[str, object]


class BotProcess:
    """Beffroi in a folder of its own: its configuration, its database, its log."""

    def __init__(self, folder: Path, settings: Mapping[str, Table]) -> None:
        """Write the configuration; `start` runs it."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.configuration = folder / "config.toml"
        self.configuration.write_text("\n".join(toml(settings)), encoding="utf-8")
        self.configuration.chmod(0o600)
        self.database = folder / "beffroi.db"
        self.service = Service(
            [sys.executable, "-m", "bot.cli", "run", "--config", self.configuration],
            folder=folder,
            log=folder / "beffroi.log",
            environment={"LANG": "C.UTF-8"},
        )

    @property
    def pid(self) -> int:
        """The running process."""
        return self.service.pid

    @property
    def running(self) -> bool:
        """Whether it is there."""
        return self.service.running

    async def start(self) -> None:
        """Run it; it listens when this returns."""
        await self.service.start()

    async def stop(self) -> None:
        """Ask it to end."""
        await self.service.stop()

    def forget(self) -> None:
        """Remove its database: the next start is its first."""
        for file in self.folder.glob(f"{self.database.name}*"):
            file.unlink()

    async def kill(self) -> None:
        """End it as a power cut would (SIGKILL)."""
        await self.service.kill()


def settings_of(
    url: str,
    account: tuple[str, str],
    organisation: Table,
    clock_file: Path | None = None,
) -> dict[str, Table]:
    """Give the six keys an installer sets; `account` is the Matrix user and the password."""
    user_id, password = account
    settings: dict[str, Table] = {
        "homeserver": {"url": url, "user_id": user_id, "password": password},
        "storage": {"url": "sqlite:///beffroi.db"},
        "organisation": organisation,
    }
    if clock_file is not None:
        settings["development"] = {"clock_file": str(clock_file)}
    return settings


def toml(settings: Mapping[str, Table]) -> Iterator[str]:
    """Write tables of strings and lists; these are written alike in JSON and in TOML."""
    for name, table in settings.items():
        yield f"[{name}]"
        for key, value in table.items():
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
        yield ""
