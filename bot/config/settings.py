"""What can be set. What each key means is in texts/ (`setting-…`), an example beside each field."""

from datetime import time
from pathlib import Path
from typing import Annotated, ClassVar, Literal
from urllib.parse import quote, urlsplit

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, SecretStr

from bot.config.kinds import (
    DatabaseUrl,
    Domains,
    File,
    HomeserverUrl,
    Hour,
    MatrixSpace,
    MatrixUser,
    Prefix,
    Secret,
    Users,
    Zone,
)
from commands.language import Language
from commands.organisation import Organisation


class Section(BaseModel):
    """A table of the file. An unknown key is a slip to tell, never something to ignore."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Homeserver(Section):
    """The bot's account. A secret stands here, in a file named here, or in the environment."""

    url: Annotated[HomeserverUrl, Field(examples=["https://matrix.ville.fr"])]
    user_id: Annotated[MatrixUser, Field(examples=["@beffroi:ville.fr"])]
    password: Annotated[Secret | None, Field(examples=["le mot de passe du compte"])] = None
    password_file: Annotated[File | None, Field(examples=["mot-de-passe.txt"])] = None
    token: Annotated[Secret | None, Field(examples=["syt_YmVmZnJvaQ_exemple"])] = None
    token_file: Annotated[File | None, Field(examples=["jeton.txt"])] = None


class Storage(Section):
    """Where everything is remembered."""

    url: Annotated[DatabaseUrl, Field(examples=["sqlite:///beffroi.db"])]
    password: Annotated[Secret | None, Field(examples=["le mot de passe de la base"])] = None
    password_file: Annotated[File | None, Field(examples=["mot-de-passe-base.txt"])] = None


class OrganisationSection(Section):
    """The town hall."""

    domains: Annotated[Domains, Field(examples=[["ville.fr"]])] = ()
    space: Annotated[MatrixSpace | None, Field(examples=["!mairie:ville.fr"])] = None
    admins: Annotated[Users, Field(min_length=1, examples=[["@amina:ville.fr"]])]
    name: Annotated[str | None, Field(min_length=1, examples=["Mairie de Ville"])] = None
    contact: Annotated[str | None, Field(min_length=1, examples=["Amina, poste 12"])] = None
    language: Language = "fr"
    timezone: Zone = "Europe/Paris"


class Reminders(Section):
    """What rings."""

    hour: Hour = time(9)


class Rooms(Section):
    """How the bot is called in a room."""

    prefix: Prefix = "!"


class Backup(Section):
    """Where backups go, and how many are kept."""

    folder: Annotated[File | None, Field(examples=["/var/lib/beffroi/backups"])] = None
    keep: Annotated[int, Field(ge=1, le=1000)] = 14


class Log(Section):
    """What the log tells."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["text", "json"] = "text"


class Development(Section):
    """For those who develop the bot."""

    clock_file: Annotated[File | None, Field(examples=["clock"])] = None


class Settings(Section):
    """All the settings, read once and never changed."""

    SECRETS: ClassVar = (
        ("homeserver", "password"),
        ("homeserver", "token"),
        ("storage", "password"),
    )

    homeserver: Homeserver
    storage: Storage
    organisation: OrganisationSection
    reminders: Reminders = Reminders()
    rooms: Rooms = Rooms()
    backup: Backup = Backup()
    log: Log = Log()
    development: Development = Development()

    _folder: Path = PrivateAttr(default=Path())

    def stands_in(self, folder: Path) -> None:
        """Remember where the file is: relative paths begin there."""
        self._folder = folder

    def path(self, written: Path) -> Path:
        """Give a path as it is from anywhere."""
        return self._folder / written.expanduser()

    @property
    def database_file(self) -> Path | None:
        """The SQLite file, nothing with PostgreSQL."""
        address = urlsplit(self.storage.url.get_secret_value())
        return self.path(Path(address.path[1:])) if address.scheme == "sqlite" else None

    @property
    def database_url(self) -> str:
        """The database's whole address, its password inside: never to be shown."""
        if self.database_file is not None:
            return f"sqlite:///{self.database_file}"
        url = self.storage.url.get_secret_value()
        if self.storage.password is None:
            return url
        address = urlsplit(url)
        user, _, place = address.netloc.rpartition("@")
        password = quote(self.storage.password.get_secret_value(), safe="")
        return address._replace(netloc=f"{user.split(':')[0]}:{password}@{place}").geturl()

    @property
    def backup_folder(self) -> Path:
        """Where backups go: as set, else beside the database, else beside the configuration."""
        if self.backup.folder is not None:
            return self.path(self.backup.folder)
        beside = self.database_file
        return (beside.parent if beside else self._folder) / "backups"

    @property
    def clock_file(self) -> Path | None:
        """The file that moves the clock, in development."""
        written = self.development.clock_file
        return self.path(written) if written else None

    def secrets(self) -> list[SecretStr]:
        """List what must never be shown."""
        held = [getattr(getattr(self, table), key) for table, key in self.SECRETS]
        return [secret for secret in (*held, self.storage.url) if secret is not None]

    def organisation_values(self) -> Organisation:
        """Give the commands what they know of the town hall."""
        values = self.organisation
        return Organisation(
            admins=values.admins,
            domains=values.domains,
            space=values.space,
            name=values.name,
            contact=values.contact,
            language=values.language,
            zone=values.timezone,
            ring_hour=self.reminders.hour,
            prefix=self.rooms.prefix,
        )
