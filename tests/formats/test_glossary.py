"""Glossaries as files: tables and TBX, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.formats.files import InputError
from mtfix.formats.glossary import Term, read

_HEADER = "source,target,forbidden,dnt,case,note\n"


def _file(folder: Path, content: str | bytes, name: str = "terms.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _read(folder: Path, content: str | bytes, name: str = "terms.csv") -> list[Term]:
    """The terms of a file, without their places."""
    return [term._replace(where="") for term in read(_file(folder, content, name))]


def test_a_table_with_a_header(tmp_path: Path) -> None:
    table = _HEADER + "E-Mail,email,e-mail|electronic mail,no,as-given,house style\nZug,train,,,,\n"
    assert _read(tmp_path, table) == [
        Term("E-Mail", "email", ("e-mail", "electronic mail"), case="as-given", note="house style"),
        Term("Zug", "train"),
    ]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('Source Term;Preferred;Avoid\nZug;train;"rail car;coach"\n', "x.csv"),
        ("SRC\tterm\tdeprecated\tOwner\nZug\ttrain\trail car; coach\tAnna\n", "x.tsv"),
        (b"\xef\xbb\xbfsource,translation,forbidden\r\nZug,train,rail car|coach\r\n", "x.csv"),
        ("\ufeffsource,term,avoid\nZug,train,rail car|coach\n".encode("utf-16-le"), "x.csv"),
        ("\n\nsource,term,avoid\n\nZug , train,  rail   car |coach|\n,,\n", "x.csv"),
    ],
    ids=["semicolons", "tabs", "utf-8 with BOM", "utf-16", "blank lines and spaces"],
)
def test_tables_are_written_in_many_ways(tmp_path: Path, content: str | bytes, name: str) -> None:
    assert _read(tmp_path, content, name) == [Term("Zug", "train", ("rail car", "coach"))]


def test_a_table_without_a_header_has_terms_or_pairs(tmp_path: Path) -> None:
    assert _read(tmp_path, "GitHub\nweb page\n") == [Term("", "GitHub"), Term("", "web page")]
    assert _read(tmp_path, "Zug,train\nHaus,house\n")[1] == Term("Haus", "house")
    assert _read(tmp_path, "") == []


def test_a_column_may_be_the_only_one(tmp_path: Path) -> None:
    assert _read(tmp_path, "term\nGitHub\n") == [Term("", "GitHub")]
    assert _read(tmp_path, "forbidden\nsynergy\n") == [Term("", "", ("synergy",))]


def test_what_is_not_translated_is_its_own_term(tmp_path: Path) -> None:
    kept = Term("GitHub", "GitHub", is_kept=True)
    assert _read(tmp_path, "source,term,Do Not Translate\nGitHub,,yes\n,GitHub,x\n") == [kept, kept]


@pytest.mark.parametrize(
    ("value", "case"),
    [("as given", "as-given"), ("Yes", "as-given"), ("any", "any"), ("no", "any"), ("", "")],
)
def test_the_case_is_as_given_any_or_not_said(tmp_path: Path, value: str, case: str) -> None:
    assert _read(tmp_path, f"term,case-sensitive\nGitHub,{value}\n")[0].case == case


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("term,forbiden\nemail,e-mail\n", 1, "did you mean forbidden?"),
        ("source,note\nZug,x\n", 1, "expected one named term or forbidden"),
        ("term,source,target\nx,y,z\n", 1, "“target” is the second"),
        ("a,b,c\n", 1, "3 columns and no header"),
        ("term,note\nemail,x\n\n,only a note\n", 4, "expected a preferred term or a forbidden one"),
        ("term,dnt\nGitHub,perhaps\n", 2, "expected yes or no"),
        ("term,case\nGitHub,upper\n", 2, "expected as-given or any"),
        ("source,term,dnt\nZug,train,yes\n", 2, "is not to be translated, but has the term"),
        ("term\n--\n", 2, "“--” has no letter and no figure"),
        ("Zug,train\nYes, sir,no\n", 2, "more cells than columns"),
        ('term,note\nemail,x\nweb,"open\n', 3, "this is no row of a table"),
        (b"term\nemail\ncaf\xe9\n", 3, "saved as UTF-8"),
    ],
)
def test_mistakes_are_told_with_file_and_line(
    tmp_path: Path, content: str | bytes, line: int, message: str
) -> None:
    path = _file(tmp_path, content)
    with pytest.raises(InputError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert message in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file; expected a glossary"):
        read(tmp_path / "none.csv")


_MODERN = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dca" type="TBX-Basic" xml:lang="en">
  <text><body><conceptEntry id="c1">
    <!-- checked -->
    <langSec xml:lang="de"><termSec><term>E-Mail</term></termSec></langSec>
    <langSec xml:lang="en-GB">
      <termSec><term>e-mail</term>
        <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
      <termSec><term>mail</term>
        <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
      <termSec><term>email</term>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
    </langSec>
  </conceptEntry></body></text>
</tbx>
"""
_OLDER = """\
<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body><termEntry id="c1">
  <langSet xml:lang="de"><tig><term>Zug</term></tig><tig><term>Bahn</term></tig></langSet>
  <langSet xml:lang="EN"><ntig><termGrp><term>rail
    <hi>car</hi></term><termNote type="normativeAuthorization">supersededTerm</termNote>
    </termGrp></ntig><tig><term>train</term></tig></langSet>
  <langSet xml:lang="fr"><tig><term></term></tig></langSet>
</termEntry></body></text></martif>
"""


def test_tbx_as_the_standard_has_it_now(tmp_path: Path) -> None:
    assert _read(tmp_path, _MODERN, "x.tbx") == [Term("E-Mail", "email", ("e-mail",), ("mail",))]


def test_tbx_as_it_was_with_a_term_for_each_source_term(tmp_path: Path) -> None:
    assert _read(tmp_path, _OLDER, "x.tbx") == [
        Term("Zug", "train", ("rail car",)),
        Term("Bahn", "train", ("rail car",)),
    ]


def test_tbx_by_elements_of_the_status_name(tmp_path: Path) -> None:
    content = _MODERN.replace('termNote type="administrativeStatus"', "administrativeStatus")
    content = content.replace("</termNote>", "</administrativeStatus>")
    assert _read(tmp_path, content, "x.xml")[0].forbidden == ("e-mail",)


def test_the_language_picks_the_target(tmp_path: Path) -> None:
    path = _file(tmp_path, _MODERN, "x.tbx")
    assert [(term.source, term.target) for term in read(path, "de")] == [
        ("e-mail", "E-Mail"), ("mail", "E-Mail"), ("email", "E-Mail"),
    ]  # fmt: skip
    with pytest.raises(InputError, match="no entry has a term with xml:lang='pl'"):
        read(path, "pl")


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("entities", "used"),
    [
        ('<!ENTITY x SYSTEM "secret.txt">', "&x;"),
        ('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;', ""),
        (_LAUGHS, "&l9;"),
    ],
    ids=["a file", "the network", "a billion laughs"],
)
def test_entities_are_refused(tmp_path: Path, entities: str, used: str, encoding: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    content = _OLDER.replace(' SYSTEM "TBXcoreStructV02.dtd"', f" [{entities}]")
    content = content.replace('<?xml version="1.0"?>\n', "").replace("train", used)
    path = _file(tmp_path, content.encode(encoding), "x.tbx")
    with pytest.raises(InputError, match="declares entities of its own") as caught:
        read(path)
    assert "secret" not in str(caught.value).removeprefix(str(path))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<tbx><text>", ":1: this is no XML"),
        ("<html/>", ":1: <html> is no TBX"),
        ("", ":1: this is no XML"),
    ],
)
def test_what_is_no_tbx_is_told(tmp_path: Path, content: str, message: str) -> None:
    path = _file(tmp_path, content, "x.tbx")
    with pytest.raises(InputError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}{message}")


@given(st.binary(max_size=80), st.sampled_from(["x.csv", "x.tsv", "x.tbx"]))
def test_any_bytes_end_in_terms_or_an_error_that_names_the_file(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = _file(tmp_path_factory.mktemp("any"), data, name)
    try:
        told = [term.where for term in read(path)]
    except InputError as error:
        told = [str(error)]
    assert all(place.startswith(f"{path}:") for place in told)
