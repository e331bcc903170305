"""An editor for tests: it starts the server as editors do and makes edits as they do."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

_T = TypeVar("_T")
_LONGEST = 60.0
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}

VERSIONED = types.WorkspaceClientCapabilities(
    workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
)


def offset(text: str, position: types.Position, encoding: str = "utf-16") -> int:
    """The code point at a place, found by writing the line in the encoding."""
    codec, width = _CODECS[encoding]
    starts = [0, *(match.end() for match in re.finditer("\r\n|\n|\r", text))]
    start = starts[position.line]
    line = re.split("\r\n|\n|\r", text[start:], maxsplit=1)[0]
    units = line.encode(codec, "surrogatepass")
    assert position.character * width <= len(units), "a place behind the end of its line"
    return start + len(units[: position.character * width].decode(codec, "surrogatepass"))


def made(text: str, edits: Sequence[types.TextEdit], encoding: str = "utf-16") -> str:
    """A text after edits, which all speak of the text before."""
    spans = [
        (offset(text, e.range.start, encoding), offset(text, e.range.end, encoding), e.new_text)
        for e in edits
    ]
    for start, end, new in reversed(spans):
        text = text[:start] + new + text[end:]
    return text


def words(
    text: str, diagnostics: Sequence[types.Diagnostic], encoding: str = "utf-16"
) -> list[str]:
    """What is underlined."""
    return [
        text[offset(text, d.range.start, encoding) : offset(text, d.range.end, encoding)]
        for d in diagnostics
    ]


class Editor:
    """A session with a server.

    Args:
        folder: where its documents are.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("editor", "1")
        self.messages: list[str] = []
        self.registered: list[str] = []
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.refreshed = asyncio.Event()
        self.told = asyncio.Event()
        self._listen()

    def _listen(self) -> None:
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        def show(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self.told.set()

        def register(params: types.RegistrationParams) -> None:
            self.registered += [registration.method for registration in params.registrations]

        def refresh(_: None) -> None:
            self.refreshed.set()

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(show)
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(register)
        self.client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)(refresh)

    async def start(self, capabilities: types.ClientCapabilities) -> types.ServerCapabilities:
        await self.client.start_io(sys.executable, "-m", "mtfix", "lsp", cwd=self.folder)
        result = await self.client.initialize_async(types.InitializeParams(capabilities))
        self.client.initialized(types.InitializedParams())
        return result.capabilities

    async def stop(self) -> int:
        """Say good-bye; the exit status of the server."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        server = self.client._server
        assert server is not None
        return await server.wait()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, text: str, name: str = "a.txt", language: str = "plaintext") -> None:
        document = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def change(self, text: str, version: int, name: str = "a.txt") -> None:
        document = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        changes = [types.TextDocumentContentChangeWholeDocument(text)]
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    async def diagnostics(self) -> types.PublishDiagnosticsParams:
        """The next findings that the server sends."""
        return await asyncio.wait_for(self.published.get(), _LONGEST)

    async def actions(
        self, span: types.Range, only: Sequence[str] | None = None, name: str = "a.txt"
    ) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only=only)
        document = types.TextDocumentIdentifier(self.uri(name))
        offered = await self.client.text_document_code_action_async(
            types.CodeActionParams(document, span, context)
        )
        return [action for action in offered or () if isinstance(action, types.CodeAction)]

    def document(self, name: str = "a.txt") -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))


def text_edits(action: types.CodeAction) -> list[types.TextEdit]:
    """The edits of an action that is for one version of one document."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.version is not None
    return [edit for edit in change.edits if isinstance(edit, types.TextEdit)]


def titled(actions: Sequence[types.CodeAction], beginning: str) -> types.CodeAction:
    """The action whose title begins so."""
    return next(action for action in actions if action.title.startswith(beginning))


def everywhere() -> types.Range:
    return types.Range(types.Position(0, 0), types.Position(10**6, 0))


def session(
    folder: Path,
    work: Callable[[Editor], Awaitable[_T]],
    capabilities: types.ClientCapabilities | None = None,
) -> _T:
    """Work with a server that is then stopped; it must leave by itself and in order."""

    async def run() -> _T:
        editor = Editor(folder)
        await editor.start(capabilities or types.ClientCapabilities(workspace=VERSIONED))
        try:
            outcome = await work(editor)
        except BaseException:
            if editor.client._server is not None:
                editor.client._server.kill()
            raise
        assert await editor.stop() == 0
        return outcome

    return asyncio.run(asyncio.wait_for(run(), _LONGEST))
