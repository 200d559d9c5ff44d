"""A backup's zip file: what it says of itself, and whether every byte is as it was written.

    manifest.json     {"format": 1, "database": "sqlite" or "postgresql", "revision": …, "at": …,
                      "rows": n, and what each kind adds}
    beffroi.db        SQLite: the database, a plain SQLite file
    tables/<name>     PostgreSQL: the rows, in its own COPY text format, UTF-8

Any tool reads it. SQLite keeps no checksums of its own: those of the zip file are why there is
one around it.
"""

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from bot.backup.archive import BackupFault, Reason

FORMAT = 1
MANIFEST = "manifest.json"
CHUNK = 1 << 20

Json = dict[str, Any]


def manifest_of(path: Path) -> Json:
    """Read what an archive says of itself."""
    with opened(path) as archive:
        manifest = json.loads(archive.read(MANIFEST))
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BackupFault(Reason.FOREIGN, path)
    return manifest


@contextmanager
def opened(path: Path) -> Iterator[ZipFile]:
    """Lend an archive; what cannot be read in it is a `BackupFault`."""
    try:
        with ZipFile(path) as archive:
            yield archive
    except (BadZipFile, zlib.error, EOFError, KeyError, ValueError) as error:
        raise BackupFault(Reason.DAMAGED, path) from error


def lines_in(archive: ZipFile, name: str) -> int:
    """Read a part whole, which checks its sum, and count its lines."""
    count = 0
    with archive.open(name) as file:
        while chunk := file.read(CHUNK):
            count += chunk.count(b"\n")
    return count
