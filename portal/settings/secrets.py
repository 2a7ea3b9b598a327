"""The secrets of a portal that runs on one machine for one person: made once, kept under DATA_DIR."""

import json
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet


def load_or_create(data_dir: Path) -> dict:
    """The stored secrets; made on the first call, readable by the owner alone.

    Losing the file means losing every encrypted field, so it lies beside the database that it opens.
    """
    path = data_dir / "secrets.json"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        made = {
            "SECRET_KEY": secrets.token_urlsafe(64),
            "VAULT_KEYS": [Fernet.generate_key().decode()],
            "FINGERPRINT_KEY": secrets.token_urlsafe(48),
        }
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass  # another process was first; read what it wrote
        else:
            with os.fdopen(handle, "w") as file:
                json.dump(made, file)
    return json.loads(path.read_text())
