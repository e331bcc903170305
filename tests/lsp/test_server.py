"""The language server, as an editor meets it: a process, and messages over its pipes."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

import mtfix
from tests.lsp.editor import VERSIONED, Editor, everywhere, made, session, text_edits, titled, words

_PULLING = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
            dynamic_registration=True
        ),
    ),
    text_document=types.TextDocumentClientCapabilities(
        diagnostic=types.DiagnosticClientCapabilities()
    ),
)


def test_what_is_found_is_underlined(tmp_path: Path) -> None:
    text = "He met Elon musk.\nIt rained , he said.\n"

    async def work(editor: Editor) -> types.PublishDiagnosticsParams:
        editor.open(text)
        return await editor.diagnostics()

    shown = session(tmp_path, work)
    assert shown.version == 1
    assert words(text, shown.diagnostics) == ["musk", " "]
    assert [d.code for d in shown.diagnostics] == ["case-multiword", "space-before-punctuation"]
    assert {d.severity for d in shown.diagnostics} == {types.DiagnosticSeverity.Error}
    assert "“musk” → “Musk”" in shown.diagnostics[0].message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_editor_and_server_agree_on_what_columns_count(tmp_path: Path, encoding: str) -> None:
    text = "😀 𝒜 é He met Elon musk.\r\n\u2028😀 It rained , he said.\r\n"
    general = types.GeneralClientCapabilities(
        position_encodings=[types.PositionEncodingKind(encoding)]
    )

    async def work(editor: Editor) -> tuple[list[str], str]:
        editor.open(text)
        shown = await editor.diagnostics()
        (fix_all,) = await editor.actions(everywhere(), only=["source.fixAll"])
        fixed = made(text, text_edits(fix_all), encoding)
        return words(text, shown.diagnostics, encoding), fixed

    capabilities = types.ClientCapabilities(general=general, workspace=VERSIONED)
    underlined, fixed = session(tmp_path, work, capabilities)
    assert underlined == ["musk", " "]
    assert fixed == text.replace("musk", "Musk").replace("rained ,", "rained,")


def test_quick_fixes(tmp_path: Path) -> None:
    text = "He met Elon musk, and Elon musk left.\nIt rained , he said.\n"

    async def work(editor: Editor) -> list[types.CodeAction]:
        editor.open(text)
        first_name = types.Range(types.Position(0, 13), types.Position(0, 13))
        return await editor.actions(first_name)

    offered = session(tmp_path, work)
    one = titled(offered, "“musk” → “Musk”")
    assert made(text, text_edits(one)) == text.replace("musk", "Musk", 1)
    assert one.is_preferred
    all_of_rule = titled(offered, "Fix all 2 of case-multiword")
    assert made(text, text_edits(all_of_rule)) == text.replace("musk", "Musk")
    assert not any("delete" in action.title for action in offered)  # that is on another line


def test_fixing_all_and_formatting_do_what_fix_does(tmp_path: Path) -> None:
    text = "He met Elon musk p> < p > recently , he left. < / p >\r\nIt rained , he said.\r\n"

    async def work(editor: Editor) -> tuple[list[types.CodeAction], list[types.TextEdit]]:
        editor.open(text)
        offered = await editor.actions(everywhere(), only=["source.fixAll.mtfix"])
        formatted = await editor.client.text_document_formatting_async(
            types.DocumentFormattingParams(editor.document(), types.FormattingOptions(4, True))
        )
        return offered, list(formatted or ())

    offered, formatted = session(tmp_path, work)
    fixed = mtfix.fix(text).text
    assert fixed != text
    assert made(text, text_edits(offered[0])) == fixed
    assert made(text, formatted) == fixed
    assert [action.kind for action in offered] == ["source.fixAll.mtfix"]


def test_only_what_is_asked_for_is_offered(tmp_path: Path) -> None:
    async def work(editor: Editor) -> list[types.CodeAction]:
        editor.open("It rained , he said.")
        return await editor.actions(everywhere(), only=["refactor"])

    assert session(tmp_path, work) == []


@pytest.mark.parametrize(
    ("name", "language", "text", "suppressed"),
    [
        (
            "a.md", "markdown", "One.\n\nIt rained ,\nhe said.\n\nTwo.\n",
            "One.\n\n<!-- mtfix off space-before-punctuation -->\nIt rained ,\nhe said.\n"
            "<!-- mtfix on space-before-punctuation -->\n\nTwo.\n",
        ),
        (
            "a.html", "html", "<div>\r\n  <p>It rained , he said.</p>\r\n</div>\r\n",
            "<div>\r\n  <!-- mtfix off space-before-punctuation -->\r\n"
            "  <p>It rained , he said.</p>\r\n"
            "  <!-- mtfix on space-before-punctuation -->\r\n</div>\r\n",
        ),
        (
            "a.txt", "plaintext", "One.\nIt rained , he said.\nTwo.",
            "One.\n<!-- mtfix off space-before-punctuation -->\nIt rained , he said.\n"
            "<!-- mtfix on space-before-punctuation -->\nTwo.",
        ),
    ],
)  # fmt: skip
def test_a_rule_is_suppressed_where_it_spoke(
    tmp_path: Path, name: str, language: str, text: str, suppressed: str
) -> None:
    async def work(editor: Editor) -> tuple[str, types.PublishDiagnosticsParams]:
        editor.open(text, name, language)
        await editor.diagnostics()
        offered = await editor.actions(everywhere(), name=name)
        new = made(text, text_edits(titled(offered, "Suppress space-before-punctuation")))
        editor.change(new, 2, name)
        return new, await editor.diagnostics()

    new, shown = session(tmp_path, work)
    assert new == suppressed
    assert shown.diagnostics == ()


def test_comments_that_are_not_needed_are_told(tmp_path: Path) -> None:
    text = "One.\n\n<!-- mtfix off space-before-punctuation -->\nIt rained, he said.\n"

    async def work(editor: Editor) -> types.PublishDiagnosticsParams:
        editor.open(text, "a.md", "markdown")
        return await editor.diagnostics()

    assert [d.code for d in session(tmp_path, work).diagnostics] == ["unused-suppression"]


def test_documents_of_all_names(tmp_path: Path) -> None:
    """Not yet saved, elsewhere, with blanks and other letters, not even an address."""
    names = [
        "untitled:Untitled-1", "vscode-vfs://github/a/b.md", "", "file:///%zz%ff/x.md",
        "file:///a%00b.md", "file:///c%3A/x/y.md", (tmp_path / "ä b#1 😀.md").as_uri(),
    ]  # fmt: skip

    async def work(editor: Editor) -> list[tuple[str, int]]:
        shown = []
        for name in names:
            document = types.TextDocumentItem(name, "markdown", 1, "It rained , he said.")
            editor.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
            told = await editor.diagnostics()
            shown.append((told.uri, len(told.diagnostics)))
        return shown

    assert session(tmp_path, work) == [(name, 1) for name in names]


def test_front_matter_gets_no_comments(tmp_path: Path) -> None:
    async def work(editor: Editor) -> list[types.CodeAction]:
        editor.open("---\ntitle: It rained , he said.\n---\n\nOne.\n", "a.md", "markdown")
        return await editor.actions(everywhere(), name="a.md")

    assert not [action for action in session(tmp_path, work) if "Suppress" in action.title]


def test_after_a_change_only_what_is_there_now_is_shown(tmp_path: Path) -> None:
    async def work(editor: Editor) -> list[tuple[int | None, int]]:
        editor.open("It rained , he said.")
        seen = [await editor.diagnostics()]
        for version in range(2, 8):  # typed fast: they are read once, as the last one is
            editor.change("It rained , he said. It snowed , too."[: 14 + 4 * version], version)
        editor.change("It rained , he said. It snowed , too.", 8)
        seen.append(await editor.diagnostics())
        await asyncio.sleep(0.5)
        assert editor.published.empty()
        return [(shown.version, len(shown.diagnostics)) for shown in seen]

    assert session(tmp_path, work) == [(1, 1), (8, 2)]


def test_edits_are_for_the_version_that_was_read(tmp_path: Path) -> None:
    async def work(editor: Editor) -> list[int | None]:
        editor.open("It rained , he said.")
        editor.change("“Oh,” it rained , he said.", 7)
        (action,) = await editor.actions(everywhere(), only=["source.fixAll"])
        assert action.edit is not None
        changes = action.edit.document_changes or ()
        return [c.text_document.version for c in changes if isinstance(c, types.TextDocumentEdit)]

    assert session(tmp_path, work) == [7]


def test_editors_without_versions_get_plain_changes(tmp_path: Path) -> None:
    async def work(editor: Editor) -> types.WorkspaceEdit | None:
        editor.open("It rained , he said.")
        (action,) = await editor.actions(everywhere(), only=["source.fixAll"])
        return action.edit

    edit = session(tmp_path, work, types.ClientCapabilities())
    assert edit is not None
    assert edit.document_changes is None
    (edits,) = (edit.changes or {}).values()
    assert made("It rained , he said.", edits) == "It rained, he said."


def test_a_hover_tells_rule_and_reason(tmp_path: Path) -> None:
    async def work(editor: Editor) -> list[types.Hover | None]:
        editor.open("He met Elon musk, and it rained.")
        return [
            await editor.client.text_document_hover_async(
                types.HoverParams(editor.document(), types.Position(0, column))
            )
            for column in (14, 25)
        ]

    name, nothing = session(tmp_path, work)
    assert nothing is None
    assert name is not None
    assert isinstance(name.contents, types.MarkupContent)
    assert name.contents.kind == types.MarkupKind.PlainText
    assert "case-multiword" in name.contents.value
    assert name.range == types.Range(types.Position(0, 12), types.Position(0, 16))


def test_closed_documents_have_no_findings(tmp_path: Path) -> None:
    async def work(editor: Editor) -> types.PublishDiagnosticsParams:
        editor.open("It rained , he said.")
        await editor.diagnostics()
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(editor.document()))
        return await editor.diagnostics()

    assert session(tmp_path, work).diagnostics == ()


def test_kinds_of_documents(tmp_path: Path) -> None:
    documents = [
        ("a.py", "python", "# It rained , he said.", 0),
        ("a.json", "json", '{"a": "It rained , he said."}', 0),
        ("de.po", "po", 'msgid "a"\nmsgstr "It rained , he said."\n', 1),
        ("a.md", "markdown", "`It rained , he said.` It snowed , too.", 1),
        ("no.suffix", "plaintext", "It rained , he said.", 1),
        ("b.txt", "some-language", "It rained , he said.", 1),
    ]

    async def work(editor: Editor) -> list[list[str]]:
        shown = []
        for name, language, text, _ in documents:
            editor.open(text, name, language)
            shown.append(words(text, (await editor.diagnostics()).diagnostics))
        return shown

    assert session(tmp_path, work) == [[" "] * found for *_, found in documents]


def test_a_damaged_file_of_strings_says_where(tmp_path: Path) -> None:
    text = 'msgid "a"\nmsgstr "b"\n\nmsgid "c\n'

    async def work(editor: Editor) -> types.PublishDiagnosticsParams:
        editor.open(text, "de.po", "po")
        return await editor.diagnostics()

    (shown,) = session(tmp_path, work).diagnostics
    assert shown.code == "unreadable"
    assert shown.range.start.line == 3


def test_the_configuration_counts_and_is_read_again(tmp_path: Path) -> None:
    settings = tmp_path / "mtfix.toml"
    settings.write_text('ignore = ["space-before-punctuation"]\n')

    async def work(editor: Editor) -> list[int]:
        editor.open("It rained , he said.")
        counts = [len((await editor.diagnostics()).diagnostics)]
        settings.write_text("")
        changed = [types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)]
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changed))
        counts.append(len((await editor.diagnostics()).diagnostics))
        return counts

    assert session(tmp_path, work) == [0, 1]


def test_a_mistake_in_the_configuration_is_told_and_survived(tmp_path: Path) -> None:
    settings = tmp_path / "mtfix.toml"
    settings.write_text("severity = 7\n")

    async def work(editor: Editor) -> tuple[list[str], int]:
        editor.open("It rained , he said.")
        await asyncio.wait_for(editor.told.wait(), 30)
        editor.open("It rained , he said.", "b.txt")  # the same is not told twice
        assert await editor.actions(everywhere(), name="b.txt") == []
        told = list(editor.messages)
        settings.unlink()
        gone = [types.FileEvent(settings.as_uri(), types.FileChangeType.Deleted)]
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(gone))
        return told, len((await editor.diagnostics()).diagnostics)

    (told,), count = session(tmp_path, work)
    assert "mtfix.toml" in told
    assert "severity" in told
    assert count == 1


def test_editors_that_ask_for_findings_are_not_sent_them(tmp_path: Path) -> None:
    async def work(editor: Editor) -> list[str]:
        editor.open("It rained , he said.")
        report = await editor.client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(editor.document())
        )
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        assert editor.published.empty()
        assert editor.registered == ["workspace/didChangeWatchedFiles"]
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
        await asyncio.wait_for(editor.refreshed.wait(), 30)
        return words("It rained , he said.", report.items)

    assert session(tmp_path, work, _PULLING) == [" "]


_HOSTILE = (
    "",
    "\ud800 It rained , he said.",
    "\0\u2028\x85\x0c\r It rained , he said.\r\r\n\n\r",
    "<" * 5000,
    "<p>" * 3000 + " It rained , he said.",
    "It rained , he said.\r\n" * 300,
    "<!-- mtfix off --> <!-- mtfix on",
)


def test_hostile_texts(tmp_path: Path) -> None:
    async def work(editor: Editor) -> list[str]:
        fixed = []
        for at, text in enumerate(_HOSTILE):
            editor.open(text, f"{at}.txt")
            await editor.diagnostics()
            offered = await editor.actions(everywhere(), ["source.fixAll"], f"{at}.txt")
            fixed.append(made(text, text_edits(offered[0])) if offered else text)
        assert editor.messages == []
        return fixed

    assert session(tmp_path, work) == [mtfix.fix(text).text for text in _HOSTILE]


def test_what_is_no_message_is_survived(tmp_path: Path) -> None:
    async def work(editor: Editor) -> int:
        server = editor.client._server
        assert server is not None
        assert server.stdin is not None
        for body in (b"{", b'{"jsonrpc": "2.0", "method": "nobody/knows"}', b"[]", b"7"):
            server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        editor.open("It rained , he said.")
        return len((await editor.diagnostics()).diagnostics)

    assert session(tmp_path, work) == 1


@pytest.mark.parametrize("message", [b'{"jsonrpc": "2.0", "method": "exit"}', b""])
def test_an_editor_that_leaves_without_a_word_ends_the_server(
    tmp_path: Path, message: bytes
) -> None:
    async def run() -> int:
        server = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "mtfix", "lsp", "--stdio", cwd=tmp_path,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        framed = b"Content-Length: %d\r\n\r\n%s" % (len(message), message) if message else b""
        await server.communicate(framed)
        assert server.returncode is not None
        return server.returncode

    assert asyncio.run(asyncio.wait_for(run(), 60)) == 1


def test_a_long_run_does_not_keep_the_server_alive(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("He has invited musk to see it , and Elon musk left . " * 40_000)
        await asyncio.sleep(0.5)

    assert session(tmp_path, work) is None  # it left in order, and in time


def test_known_and_light_findings_are_not_shown(tmp_path: Path) -> None:
    old = "The long walk along the river took them all day , he said.\n"
    (tmp_path / "a.txt").write_text(old)
    (tmp_path / "mtfix.toml").write_text('baseline = "known.json"\nseverity = "error"\n')
    asked = [sys.executable, "-m", "mtfix", "check", "--write-baseline", "a.txt"]
    subprocess.run(asked, cwd=tmp_path, check=True, capture_output=True)
    text = f"He met Elon musk.\n{old}"

    async def work(editor: Editor) -> types.PublishDiagnosticsParams:
        editor.open(text)
        return await editor.diagnostics()

    assert words(text, session(tmp_path, work).diagnostics) == ["musk"]


def test_what_could_not_be_done_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "mtfix.toml").write_text(
        "[grammar]\nuse = 'auto'\nurl = 'http://127.0.0.1:9'\n"  # nobody listens there
    )

    async def work(editor: Editor) -> list[str]:
        for name in ("a.txt", "b.txt"):
            editor.open("He met Elon musk in the house.", name=name)
            shown = await editor.diagnostics()
            assert [d.code for d in shown.diagnostics] == ["case-multiword"]
        return list(editor.messages)

    (told,) = session(tmp_path, work)
    assert told.startswith("mtfix: ")
    assert "http://127.0.0.1:9" in told
    assert told.endswith("; going on without LanguageTool")
