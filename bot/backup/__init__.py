"""Copies of everything the bot remembers: made while it runs, verified, and put back."""

from bot.backup.archive import Backup, BackupFault, Reason, backups, latest
from bot.backup.making import make, verify
from bot.backup.restoring import Restored, restore

__all__ = [
    "Backup",
    "BackupFault",
    "Reason",
    "Restored",
    "backups",
    "latest",
    "make",
    "restore",
    "verify",
]
