"""The web application: LanguageTool's API v2 in FastAPI, which describes it as OpenAPI."""

from __future__ import annotations

import asyncio
import json
import traceback
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from urllib.parse import parse_qsl

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware

from mtfix import __version__
from mtfix.serve import answer, page, schemas
from mtfix.serve.asked import Asked, CheckForm, asked
from mtfix.serve.checker import Checker
from mtfix.serve.errors import ApiError
from mtfix.serve.gate import Gate, Limits
from mtfix.serve.guard import Guard

_T = TypeVar("_T")

_ABOUT = (
    "What mtfix finds in a text, in the shape of LanguageTool's HTTP API v2, so that the clients of"
    " LanguageTool show it. Offsets and lengths count UTF-16 units."
)
_TEXT = {"content": {"text/plain": {"schema": {"type": "string"}}}}
_FAULTS: dict[int | str, dict[str, Any]] = {
    "4XX": {"description": "The request is refused; the text says why.", **_TEXT},
    "5XX": {"description": "It took too long, or too many are waiting.", **_TEXT},
}
_FORM = {
    "requestBody": {
        "required": True,
        "content": {"application/x-www-form-urlencoded": {"schema": CheckForm.model_json_schema()}},
    }
}
_MOST_FIELDS = 100


@dataclass(frozen=True)
class Access:
    """Who may ask.

    Attributes:
        hosts: names of this server beside ``localhost`` and addresses.
        origins: web pages and browser add-ons, as browsers name them; ``*`` for all.
    """

    hosts: Collection[str] = ()
    origins: Collection[str] = ()


class Json(JSONResponse):
    """JSON in ASCII: halves of characters, which texts may hold, have no other form."""

    def render(self, content: Any) -> bytes:
        """The bytes of an answer."""
        return json.dumps(content, separators=(",", ":")).encode("ascii")


class Service:
    """What the routes call.

    Args:
        checker: answers requests.
        limits: what clients may ask for.
        tell: is told in words what goes wrong; never a text.
    """

    def __init__(self, checker: Checker, limits: Limits, tell: Callable[[str], None]) -> None:
        self.checker = checker
        self.limits = limits
        self.gate = Gate(limits)
        self._tell = tell

    def close(self) -> None:
        """Begin no more work."""
        self.gate.close()
        self.checker.close()

    async def check(self, form: CheckForm) -> Response:
        """Answer ``/v2/check``."""
        return Json(await self.run(lambda: self.checker.check(self._understood(form))))

    async def run(self, work: Callable[[], _T]) -> _T:
        """Do something in a thread; what goes wrong unforeseen is told without the text."""
        try:
            return await self.gate.run(work)
        except (ApiError, asyncio.CancelledError):
            raise
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            name = f"{type(error).__name__} in {where.name}, {where.filename}:{where.lineno}"
            self._tell(f"internal error: {name}. Please report it.")
            raise ApiError(500, f"Internal Error: {type(error).__name__}") from None

    async def form(self, request: Request) -> CheckForm:
        """The parameters in the body of a request, whatever type it is said to be of.

        LanguageTool does not look at the type, and some of its clients say JSON of a form.

        Raises:
            ApiError: it is too long, or no form.
        """
        body = await self._body(request)
        try:
            fields = dict(
                parse_qsl(
                    body.decode("utf-8", "replace"),
                    keep_blank_values=True,
                    max_num_fields=_MOST_FIELDS,
                )
            )
        except ValueError:
            raise ApiError(400, "Too many parameters") from None
        return CheckForm.model_validate(fields)

    async def _body(self, request: Request) -> bytes:
        body = bytearray()
        try:
            async with asyncio.timeout(self.limits.seconds):
                async for piece in request.stream():
                    body += piece
                    if len(body) > self.limits.body:
                        raise ApiError(
                            413, f"The request is longer than the limit of {self.limits.body} bytes"
                        )
        except TimeoutError:
            raise ApiError(408, "The request did not arrive in time") from None
        return bytes(body)

    def _understood(self, form: CheckForm) -> Asked:
        return asked(form, self.limits.text)


def create(
    checker: Checker,
    limits: Limits | None = None,
    access: Access | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> FastAPI:
    """The web application.

    Args:
        checker: answers requests.
        limits: what clients may ask for.
        access: who may ask.
        tell: is told in words what goes wrong; never a text.
    """
    service = Service(checker, limits or Limits(), tell)
    access = access or Access()

    app = FastAPI(
        title="mtfix serve", version=__version__, description=_ABOUT,
        docs_url=None, redoc_url=None,  # these pages would load scripts from elsewhere
    )  # fmt: skip
    app.state.service = service
    _add_check(app, service)
    _add_about(app, service)
    _add_faults(app)
    if access.origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=access.origins, allow_methods=("GET", "POST")
        )
    app.add_middleware(Guard, hosts=access.hosts, origins=access.origins)
    return app


def _add_check(app: FastAPI, service: Service) -> None:
    about = "Check a text, with markup or without."
    declared: dict[str, Any] = {
        "response_model": schemas.CheckAnswer, "responses": _FAULTS, "description": about,
        "tags": ["check"],
    }  # fmt: skip

    @app.post("/v2/check", openapi_extra=_FORM, **declared)
    async def check(request: Request) -> Response:
        return await service.check(await service.form(request))

    @app.get("/v2/check", **declared)
    async def check_by_address(form: Annotated[CheckForm, Query()]) -> Response:
        return await service.check(form)


def _add_about(app: FastAPI, service: Service) -> None:
    @app.get("/v2/languages", response_model=list[schemas.ListedLanguage], responses=_FAULTS)
    async def languages() -> Response:
        """The languages that texts may be in."""
        return Json(await service.run(service.checker.languages))

    @app.get("/v2/configinfo", response_model=schemas.ConfigAnswer, responses=_FAULTS)
    async def configinfo(language: str = "") -> Response:
        """The limits and the rules."""
        if not language:
            raise ApiError(400, "'language' parameter missing")
        rules = await service.run(lambda: service.checker.rules(language))
        told = {"maxTextLength": service.limits.text}
        return Json({"software": answer.software(), "parameter": told, "rules": rules})

    @app.get("/v2/info", response_model=schemas.InfoAnswer, responses=_FAULTS)
    async def info() -> Response:
        """Who answers."""
        return Json({"software": answer.software()})

    @app.get("/v2/healthcheck", response_class=PlainTextResponse, responses=_FAULTS)
    async def healthcheck() -> str:
        """OK, if the server is there."""
        return "OK"

    @app.get("/v2/maxtextlength", response_class=PlainTextResponse, responses=_FAULTS)
    async def maxtextlength() -> str:
        """How long a text may be."""
        return str(service.limits.text)

    @app.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        return HTMLResponse(page.render(app.openapi()), headers=page.HEADERS)


def _add_faults(app: FastAPI) -> None:
    """Tell of what is wrong as LanguageTool does: in one line of plain text."""

    @app.exception_handler(ApiError)
    async def fault(_: Request, error: ApiError) -> Response:
        headers = {"Retry-After": "2"} if error.status == 503 else None
        # A message may quote what the client sent, and that may be half of a character.
        content = f"Error: {error.message}".encode("utf-8", "replace")
        return PlainTextResponse(content, error.status, headers)

    @app.exception_handler(HTTPException)
    async def no_route(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            action = request.url.path.rpartition("/")[2][:40]
            message = f"Error: Unsupported action: '{action}'. See /docs"
        else:
            message = f"Error: {error.detail}"
        return PlainTextResponse(message, error.status_code, error.headers)

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, __: RequestValidationError) -> Response:
        return PlainTextResponse("Error: a parameter is not what it should be", 400)
