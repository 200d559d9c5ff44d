"""The settings: what they are, where they are read, and how a wrong one is told."""

from bot.config.faults import ConfigurationFault
from bot.config.loading import FILE_NAME, find, load
from bot.config.settings import Settings

__all__ = ["FILE_NAME", "ConfigurationFault", "Settings", "find", "load"]
