"""What the benchmark of harm reads, counts and remembers, on texts that can be checked by hand."""

from __future__ import annotations

import gzip
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))

import harm
import harm_corpora
import harm_judging
import harm_report
import harm_texts
from harm_judging import Finding, Level
from harm_report import Page
from harm_texts import Text

SLIP = "The ferry left on Monday , and the harbour was quiet."


def finding(rule: str, old: str, level: Level = "made") -> Finding:
    return Finding(rule, level, "news", "a", "The boat", old, "", " left.")


def texts(number: int, kind: str = "news") -> list[Text]:
    """Texts of four words, all different."""
    return [Text(kind, f"{i}", f"Boat {i} has left.") for i in range(number)]


# What is read


def test_kinds_are_told_by_the_names_of_files(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("README", "NEWS.md", "docs/guide.rst", "docs/page.html", "code.py", "data.bin"):
        (tmp_path / name).write_text(f"The text of {name}.\n", encoding="utf-8")
    (tmp_path / "changelog.gz").write_bytes(gzip.compress(b"It was packed.\n"))
    found = {
        (it.name, it.kind, it.format) for it in harm_corpora.read([str(tmp_path)], system=False)
    }
    assert found == {
        ("README", "readme", "auto"),
        ("NEWS.md", "changelogs", "markdown"),
        ("changelog.gz", "changelogs", "auto"),
        ("docs/guide.rst", "docs", "auto"),
        ("docs/page.html", "html", "html"),
    }
    named = harm_corpora.read([f"poems={tmp_path}"], system=False)
    assert {it.kind for it in named} == {"poems"}


def test_treebanks_are_read_as_documents_by_language(tmp_path: Path) -> None:
    body = "# newdoc id = d1\n# text = One.\n1\tOne\n# text = Two.\n# newdoc id = d2\n# text = 3.\n"
    for name in ("en_pud-ud-test", "en_ewt-ud-dev", "de_pud-ud-test"):
        (tmp_path / f"{name}.conllu").write_text(body, encoding="utf-8")
    found = [(it.kind, it.text) for it in harm_corpora.read([str(tmp_path)], system=False)]
    assert found == [
        (kind, text) for kind in ("de", "web", "treebanks") for text in ("One.\nTwo.", "3.")
    ]


def test_of_wmt_references_and_english_sources_are_read(tmp_path: Path) -> None:
    files = {
        "references/generaltest2099.de-en.ref.A.en": "The boat left.",
        "references/en-cs.refA.txt": "CANARY GUID 1\nLoď odplula.",
        "sources/generaltest2099.de-en.src.de": "Das Boot fuhr ab.",
        "sources/en-cs.txt": "CANARY GUID 1\nThe ship left.",
        "system-outputs/generaltest2099.de-en.hyp.X.en": "Boat leaves.",
    }
    for name, text in files.items():
        path = tmp_path / "txt" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
    found = [(it.kind, it.text) for it in harm_corpora.read([str(tmp_path)], system=False)]
    assert sorted(found) == [
        ("cs", "Loď odplula."),
        ("references", "The boat left."),
        ("sources", "The ship left."),
    ]


def test_archives_that_are_no_plain_text_stay_closed(tmp_path: Path) -> None:
    folder = tmp_path / "packages" / "corpora"
    folder.mkdir(parents=True)
    for name in ("nps_chat", "treebank"):
        with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
            archive.writestr(f"{name}/a.xml", "<s><p>hi all<t pos='UH'/></p><p>hello</p></s>")
    (folder / "abc.zip").write_text("a pointer in place of the file", encoding="utf-8")
    found = list(harm_corpora.read([str(tmp_path)], system=False))
    assert found == [Text("chat", "nps_chat/a.xml", "hi all\nhello")]


# Samples of text


def test_the_same_texts_are_taken_whatever_their_order() -> None:
    many = texts(100)
    taken = harm_texts.sampled(many, 40, seed=1)
    assert taken == harm_texts.sampled(many[::-1], 40, seed=1)
    assert taken != harm_texts.sampled(many, 40, seed=2)
    assert len(taken) == 10  # of four words each


def test_no_kind_takes_more_than_its_share() -> None:
    taken = harm_texts.sampled([*texts(50, "news"), *texts(3, "chat")], 20, seed=1)
    assert [it.kind for it in taken] == ["chat"] * 3 + ["news"] * 5


def test_another_version_of_a_document_is_left_out() -> None:
    lines = [f"This is line {i} of a licence that many copy." for i in range(4)]
    copies = [
        Text("docs", "a", "\n".join(lines)),
        Text(
            "docs", "b", "\n".join([*lines[:3], "It was changed at one place, in the last line."])
        ),
        Text("docs", "c", "Something else altogether is written here."),
    ]
    assert len(harm_texts.sampled(copies, 1000, seed=1)) == 2


def test_a_long_text_is_cut_between_paragraphs() -> None:
    paragraph = "The boat left. " * 100
    whole = Text("books", "a", "\n\n".join([paragraph] * 60))
    parts = list(harm_texts.pieces(whole))
    assert [it.name for it in parts] == ["a#0", "a#1", "a#2"]
    assert "\n\n".join(it.text for it in parts) == whole.text
    assert all(it.text.endswith(paragraph) for it in parts)


# What is counted


def test_an_edit_is_shown_in_its_context() -> None:
    page = harm.measure(Text("news", "a", f"{SLIP}\nNothing else."), compared=True)
    assert [(it.rule, it.level, it.old, it.new) for it in page.findings] == [
        ("space-before-punctuation", "made", " ", "")
    ]
    assert page.findings[0].before == "The ferry left on Monday"
    assert page.findings[0].after == ", and the harbour was quiet.\nN"
    assert (page.words, page.lines, page.ftfy_lines, page.problems) == (12, 1, 0, [])


def test_clean_text_has_no_findings() -> None:
    page = harm.measure(Text("news", "a", "The ferry left on Monday, and all was quiet.\n"))
    assert (page.lines, page.findings, page.problems) == (0, [], [])


def test_an_error_is_a_problem_and_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(text: str, format: str) -> None:  # noqa: A002 - as in mtfix
        raise RuntimeError(f"{format} {text}")

    monkeypatch.setattr("mtfix.fix", fails)
    assert harm.measure(Text("news", "a", "One.")).problems == ["a: RuntimeError('auto One.')"]


def test_wrong_edits_are_a_share_of_those_judged() -> None:
    some = [finding("comma", f" {i}") for i in range(10)]
    pages = [
        Page("news", 500, findings=[*some, some[0], finding("comma", "x", "proposed")]),
        Page("chat", 500, findings=[finding("stop", "x", "flagged")]),
    ]
    verdicts = dict(
        zip([it.key for it in some], ["wrong", "right", "right", "style"], strict=False)
    )
    verdicts["gone"] = "wrong"
    told = {("comma", key): verdict for key, verdict in verdicts.items()}
    counts = harm_report.count_rules(pages, told, ["comma", "quiet"])
    assert [it[:6] for it in counts] == [
        ("comma", "made", 11, 4, 1, 1),
        ("comma", "proposed", 1, 0, 0, 0),
        ("quiet", None, 0, 0, 0, 0),
        ("stop", "flagged", 1, 0, 0, 0),
    ]
    made, whole = next(harm_report.tables(pages, counts, compared=False)).rows
    assert (made["in 10,000 words"], made["wrong, %"]) == (110, 25)
    assert made["wrong in a million words"] == 2750  # a quarter of 11 edits in 1,000 words
    assert (whole["edits"], whole["wrong in a million words"]) == (11, 2750)
    assert made["most in (in 10,000 words)"] == "news 2.2e+02"
    assert harm_report.measured(counts, 1000, "2026-01-02") == {
        "words": 1000,
        "date": "2026-01-02",
        "rules": {
            "comma": {"edits": 11, "judged": 4, "wrong": 1},
            "quiet": {"edits": 0, "judged": 0, "wrong": 0},
            "stop": {"edits": 1, "judged": 0, "wrong": 0},
        },
    }


# Judging


def test_verdicts_come_back_from_a_list(tmp_path: Path) -> None:
    some = [finding("comma", " "), finding("comma", "\t\n"), finding("stop", " ")]
    path, kept = tmp_path / "edits.tsv", tmp_path / "judged.tsv"
    harm_judging.write_list(path, some, {})
    assert harm_judging.read_verdicts(path) == {}
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[2].split("\t")[3:8] == ["made", "The boat", "\\t\\n", "", " left."]
    path.write_text("\n".join([*lines[:2], f"{lines[2]}wrong", lines[3]]), encoding="utf-8")
    verdicts = harm_judging.read_verdicts(path)
    assert verdicts == {("comma", some[1].key): "wrong"}
    harm_judging.write_verdicts(kept, verdicts)
    assert harm_judging.read_verdicts(kept) == verdicts
    assert "boat" not in kept.read_text(encoding="utf-8")
    harm_judging.write_list(path, some, verdicts)
    assert harm_judging.read_verdicts(path) == verdicts


def test_an_unknown_verdict_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "judged.tsv"
    path.write_text("rule\tkey\tverdict\ncomma\t0\tmaybe\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"judged\.tsv:2: “maybe”; expected one of right"):
        harm_judging.read_verdicts(path)


def test_the_sample_of_a_rule_stays_when_others_go() -> None:
    many = [finding("comma", f" {i}") for i in range(200)]
    drawn = harm_judging.sample([*many, *many, finding("stop", "x")], seed=1, most=20)
    assert len(drawn) == 21
    assert len({it.key for it in drawn}) == 21
    fewer = harm_judging.sample(many[:150], seed=1, most=20)
    kept = {it for it in drawn if it in many[:150]}
    assert kept <= set(fewer)
