"""The bot of a bench: its process, and the account that acts for it from another device."""

from pathlib import Path
from typing import Self

from bench.village import Inhabitant, Village
from demo.bot import BotProcess, settings_of
from town.synapse import PASSWORD


class Employee:
    """A bot employed in a village."""

    def __init__(self, account: Inhabitant, process: BotProcess) -> None:
        """Pair the account with its process."""
        self.account = account
        self.process = process

    @property
    def user_id(self) -> str:
        """The Matrix user."""
        return self.account.user_id

    @classmethod
    async def hired(cls, village: Village, folder: Path, admin: Inhabitant) -> Self:
        """Give a bot that was never started: no database, no session of its own."""
        account = await village.newcomer("Beffroi")
        organisation = {
            "domains": [village.synapse.server_name],
            "admins": [admin.user_id],
            "name": "Mairie de Ville",
        }
        settings = settings_of(village.synapse.url, (account.user_id, PASSWORD), organisation)
        return cls(account, BotProcess(folder, settings))
