"""`/static`: style sheets and scripts, as they are shipped."""

from pathlib import Path

from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

_FOLDER = Path(__file__).parents[1] / "static"

ROUTES = (Mount("/static", StaticFiles(directory=_FOLDER, check_dir=False), name="static"),)
