"""Where the code is, and where everything that the portal keeps is."""

from pathlib import Path

from . import env

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = env.folder("DATA_DIR", purpose="where the database, files and secrets live", default=BASE_DIR / "var")
