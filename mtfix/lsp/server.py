"""The server: which documents are open, what is known of them, and what the editor is told.

Documents come as a whole with every change, so that no place has to be found again in a text that
might have been split into lines otherwise. mtfix runs in a thread of its own, one document after
the other; what has become stale before its turn is never run, what has while it ran is dropped.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from mtfix import __version__
from mtfix.formats.files import InputError
from mtfix.lsp import render
from mtfix.lsp.analysis import Analysis, Snapshot, analyse
from mtfix.settings import Resolver

PAUSE = 0.3
"""So many seconds after the last key a document is read again."""

_log = logging.getLogger(__name__)


class _Run(NamedTuple):
    """A document that is being read, or has been."""

    version: int
    outcome: asyncio.Future[Analysis]


class Server(LanguageServer):
    """mtfix as a language server.

    Args:
        pause: how long to wait, in seconds, after a change.
    """

    def __init__(self, pause: float = PAUSE) -> None:
        super().__init__(
            "mtfix", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.was_shut_down = False
        self._pause = pause
        self._pool = ThreadPoolExecutor(1, "mtfix")
        self._resolver = Resolver()
        self._runs: dict[str, _Run] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._told: dict[str, str] = {}

    async def analysis(self, uri: str) -> Analysis | None:
        """What is found in an open document as it is now.

        Args:
            uri: the document.

        Returns:
            None if it is not open, or nothing can be said; why is told to the user.
        """
        snapshot = self._snapshot(uri)
        if snapshot is None:
            return None
        run = self._runs.get(uri)
        if run is None or run.version != snapshot.version:
            if run is not None:
                run.outcome.cancel()
            loop = asyncio.get_running_loop()
            run = _Run(snapshot.version, loop.run_in_executor(self._pool, self._read, snapshot))
            self._runs[uri] = run
        try:
            analysis = await asyncio.shield(run.outcome)
        except (InputError, ValueError, LookupError, OSError) as error:
            self._tell(uri, str(error))
        except Exception as error:
            _log.exception("internal error")
            self._tell(uri, f"internal error: {type(error).__name__}: {error}; please report it")
        else:
            self._pass_on(analysis)
            return analysis
        return None

    def _pass_on(self, analysis: Analysis) -> None:
        """Tell what was wanted and could not be done."""
        if analysis.result.notes:
            why = "; ".join(analysis.result.notes)
            self._tell(analysis.snapshot.uri, why, types.MessageType.Warning)
        else:
            self._told.pop(analysis.snapshot.uri, None)

    def _read(self, snapshot: Snapshot) -> Analysis:
        analysis = analyse(snapshot, self._resolver.for_path(snapshot.path))
        analysis.findings  # noqa: B018 - worked out here, not in the thread that talks
        return analysis

    def _snapshot(self, uri: str) -> Snapshot | None:
        document = self.workspace.get_text_document(uri)
        if document.version is None:  # it is not open
            return None
        return Snapshot(
            uri=uri,
            version=document.version,
            text=document.source,
            language_id=document.language_id or "",
            path=Path(document.path) if uri.startswith("file:") else None,
            encoding=types.PositionEncodingKind(self.workspace.position_encoding).value,
        )

    def _tell(self, uri: str, why: str, how: types.MessageType = types.MessageType.Error) -> None:
        """Show what is wrong, once."""
        if why not in self._told.values():
            message = types.ShowMessageParams(how, f"mtfix: {why}")
            self.window_show_message(message)
        self._told[uri] = why

    def check(self, uri: str, *, at_once: bool = True) -> None:
        """Have a document read and its findings shown, unless the editor asks for them itself.

        Args:
            uri: the document.
            at_once: whether not to wait for more changes.
        """
        if self._pulls:
            return
        waiting = self._timers.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        if at_once:
            self._start(uri)
        else:
            loop = asyncio.get_running_loop()
            self._timers[uri] = loop.call_later(self._pause, self._start, uri)

    def _start(self, uri: str) -> None:
        task = asyncio.get_running_loop().create_task(self._publish(uri))
        self._tasks.add(task)  # the loop itself holds tasks only weakly
        task.add_done_callback(self._tasks.discard)

    async def _publish(self, uri: str) -> None:
        analysis = await self.analysis(uri)
        if analysis is None or not self.is_current(analysis):
            return
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri, render.diagnostics(analysis), version=analysis.snapshot.version
            )
        )

    def is_current(self, analysis: Analysis) -> bool:
        """Whether the document is still as it was read."""
        version = self.workspace.get_text_document(analysis.snapshot.uri).version
        return version == analysis.snapshot.version

    def forget(self, uri: str) -> None:
        """A document was closed."""
        run, waiting = self._runs.pop(uri, None), self._timers.pop(uri, None)
        self._told.pop(uri, None)
        if run is not None:
            run.outcome.cancel()
        if waiting is not None:
            waiting.cancel()
        if not self._pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def read_again(self) -> None:
        """The configuration has changed: all that is known may be wrong."""
        self._resolver = Resolver()
        self._told.clear()
        for run in self._runs.values():
            run.outcome.cancel()
        self._runs.clear()
        for document in self.workspace.text_documents.values():
            self.check(document.uri)
        workspace = self.client_capabilities.workspace
        can_refresh = workspace and workspace.diagnostics and workspace.diagnostics.refresh_support
        if self._pulls and can_refresh:
            self.workspace_diagnostic_refresh(None)

    @property
    def _pulls(self) -> bool:
        """Whether the editor asks for findings; if they were sent too, it would show them twice."""
        text_document = self.client_capabilities.text_document
        return bool(text_document and text_document.diagnostic)

    @property
    def knows_versions(self) -> bool:
        """Whether the editor knows edits of a certain version of a document."""
        workspace = self.client_capabilities.workspace
        return bool(
            workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes
        )
