"""What each expression of words/ means; importing a file of this package fills the table."""

from commands.language.meanings import days, hours, periods, relations, repetitions
from commands.language.meanings.registry import MEANINGS

__all__ = ["MEANINGS", "days", "hours", "periods", "relations", "repetitions"]
