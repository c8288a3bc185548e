"""The application of the interface; the pages are added to it by ``tollbook.web``."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse

from tollbook import __version__
from tollbook.api.desk import Desk
from tollbook.api.imports import Imports
from tollbook.api.routes import incidents, names, people, reports, review
from tollbook.model.error import TollbookError
from tollbook.store import NotThere

ABOUT = (
    "Everything the desk's pages do, for programs. Read with a session or an API token (`Authorization: Bearer tb_...`); "
    "change with a token, or from a page with its form token in `X-CSRF-Token`. No value comes without its words."
)


def create_api(desk: Desk) -> FastAPI:
    """The interface over a desk, with its description at /api/openapi.json."""
    imports = Imports(desk)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        imports.resume()
        yield
        imports.stop()

    app = FastAPI(
        title="Tollbook", version=__version__, description=ABOUT, openapi_url="/api/openapi.json", docs_url=None, redoc_url=None,
        lifespan=life, license_info={"name": "Apache-2.0"}, separate_input_output_schemas=False,
    )  # fmt: skip
    app.state.imports, app.state.desk = imports, desk
    api = APIRouter(prefix="/api")
    for part in (incidents, reports, review, names, people):
        api.include_router(part.router)
    app.include_router(api)
    app.add_exception_handler(TollbookError, refused)  # type: ignore[arg-type]
    return app


async def refused(_: Request, error: TollbookError) -> JSONResponse:
    """What cannot be done, in one line; pages answer with a page (see ``tollbook.web``)."""
    return JSONResponse({"detail": str(error)}, 404 if isinstance(error, NotThere) else 409)
