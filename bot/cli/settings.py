"""Reads the settings for a command, and takes the place of the database's owner."""

import os
import pwd
from pathlib import Path

from bot.config import Settings, load


def settings_of(configuration: Path | None) -> Settings:
    """Read the settings. Root goes on as whoever owns the database.

    A lock, a log or a backup that root left there would lock the service out.
    """
    settings = load(configuration)
    database = settings.database_file
    if os.geteuid() == 0 and database is not None and database.exists():
        owner = database.stat()
        if owner.st_uid != 0:
            _become(owner.st_uid, owner.st_gid)
    return settings


def _become(user: int, group: int) -> None:
    try:
        os.initgroups(pwd.getpwuid(user).pw_name, group)
    except KeyError:  # a user without a name, as containers have
        os.setgroups([])
    os.setgid(group)
    os.setuid(user)
