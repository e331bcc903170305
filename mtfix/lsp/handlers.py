"""What the editor may say, and what is done and answered then; all of it stands in `_HANDLERS`."""

from __future__ import annotations

import logging
from collections.abc import Callable

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from mtfix.lsp import actions, render
from mtfix.lsp.server import PAUSE, Server

_CONFIGURATIONS = ("**/mtfix.toml", "**/pyproject.toml")

_log = logging.getLogger(__name__)


def create(pause: float = PAUSE) -> Server:
    """A server that is ready to start.

    Args:
        pause: how long to wait, in seconds, after a change.

    >>> create().name
    'mtfix'
    """
    server = Server(pause)
    for method, (handler, options) in _HANDLERS.items():
        server.feature(method, options)(handler)
    return server


async def _initialized(server: Server, _: types.InitializedParams) -> None:
    """Ask to be told when a configuration changes."""
    workspace = server.client_capabilities.workspace
    watched = workspace and workspace.did_change_watched_files
    if not watched or not watched.dynamic_registration:
        return
    options = types.DidChangeWatchedFilesRegistrationOptions(
        [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _CONFIGURATIONS]
    )
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    registration = types.Registration("mtfix-configuration", method, options)
    try:
        await server.client_register_capability_async(types.RegistrationParams([registration]))
    except JsonRpcException:
        _log.warning("the editor does not watch files: changes of mtfix.toml are seen on restart")


async def _opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    server.check(params.text_document.uri)


async def _changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    server.check(params.text_document.uri, at_once=False)


async def _saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    server.check(params.text_document.uri)


async def _closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    server.forget(params.text_document.uri)


async def _configured(server: Server, _: types.DidChangeWatchedFilesParams) -> None:
    server.read_again()


async def _pulled(
    server: Server, params: types.DocumentDiagnosticParams
) -> types.RelatedFullDocumentDiagnosticReport:
    analysis = await server.analysis(params.text_document.uri)
    items = render.diagnostics(analysis) if analysis is not None else []
    return types.RelatedFullDocumentDiagnosticReport(items)


async def _offered(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    analysis = await server.analysis(params.text_document.uri)
    if analysis is None or not server.is_current(analysis):
        return []
    return actions.actions(
        analysis, params.range, params.context, is_versioned=server.knows_versions
    )


async def _formatted(
    server: Server, params: types.DocumentFormattingParams
) -> list[types.TextEdit]:
    analysis = await server.analysis(params.text_document.uri)
    if analysis is None or not server.is_current(analysis):
        return []
    return analysis.positions.text_edits(analysis.safe_edits)


async def _hovered(server: Server, params: types.HoverParams) -> types.Hover | None:
    analysis = await server.analysis(params.text_document.uri)
    if analysis is None or not server.is_current(analysis):
        return None
    return render.hover(analysis, params.position)


def _shut_down(server: Server, _: None) -> None:
    server.was_shut_down = True


_HANDLERS: dict[str, tuple[Callable[..., object], object]] = {
    types.INITIALIZED: (_initialized, None),
    types.TEXT_DOCUMENT_DID_OPEN: (_opened, None),
    types.TEXT_DOCUMENT_DID_CHANGE: (_changed, None),
    types.TEXT_DOCUMENT_DID_SAVE: (_saved, None),
    types.TEXT_DOCUMENT_DID_CLOSE: (_closed, None),
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (_configured, None),
    types.TEXT_DOCUMENT_DIAGNOSTIC: (
        _pulled,
        types.DiagnosticOptions(
            inter_file_dependencies=False, workspace_diagnostics=False, identifier="mtfix"
        ),
    ),
    types.TEXT_DOCUMENT_CODE_ACTION: (
        _offered,
        types.CodeActionOptions(code_action_kinds=list(actions.KINDS)),
    ),
    types.TEXT_DOCUMENT_FORMATTING: (_formatted, None),
    types.TEXT_DOCUMENT_HOVER: (_hovered, None),
    types.SHUTDOWN: (_shut_down, None),
}
