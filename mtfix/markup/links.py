"""Links and addresses that engines pull apart: ``https: // example. org``, ``info @ example. com``.

They are closed up before any rule for prose sees the text, or a rule would take ``. org`` for the
start of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.document import Document
from mtfix.edits import Cause, Edit
from mtfix.markup import domains
from mtfix.patterns import compiled

_TLDS = (
    f"{domains.SURE}|net|info|de|es|it|nl|tv|me|co|app|dev|at|ch|be|se|no|fi|dk|au|ca|us|in|biz|int"
)
_LABEL = r"[a-z0-9][a-z0-9-]*"
_END = r"(?![\w\u00c0-\u04ff])"
"""No letter follows, though patterns here know ASCII alone."""
_BELOW_COM = rf"(?<=com\. )(?:{domains.BELOW_COM})"
_AFTER_WHOLE = (
    r"(?<![. ](?:com|org|net|edu|gov)\. )(?<![. ](?:br|cn|de|es|eu|fr|io|nl|pl|ru|uk)\. )"
)
"""No host ends before: what follows may be the first word of a sentence."""
_ENDING = (
    rf"(?:{domains.SURE}|{_AFTER_WHOLE}(?:{domains.PLAIN}|{domains.OTHER})"
    rf"|{_BELOW_COM}|(?<=com\. )[a-z]{{2}}(?= ?/)){_END}"
)
_HOST = rf"(?!localhost|and \.|or \.)(?:{_LABEL} ?\. ?)+{_ENDING}(?! ?\.[a-z])"
_UPPER_HOST = r"[A-Z0-9-]+(?: ?\. ?[A-Z0-9-]+)+\b"
_TIGHT_HOST = rf"(?:{_LABEL}\. ?)+(?:{_BELOW_COM}|{_TLDS}){_END}(?! ?\.[a-z])"
FILES = "|".join(
    """7z aac aiff? apk appimage asc aspx? atom avi avif azw3 bmp bz2 cfg cgi css csv deb djvu dll
    dmg docm docx? dwg epub eps exe flac flv geojson gif gpx gz heic html? ico ics ipa ipynb iso
    jpe?g jsp? jsonl? jsx kml kmz lzma m3u8? m4[abv] mdx? mid mkv mobi mov mp[234] mpe?g msi odp ods
    odt og[agv] otf parquet pdf php[345]? pkg png po ppsx? pptm pptx? psd py rar rpm rss rtf sfx
    shtml sha1 sha256 sig sql sqlite srt stl svgz? swf tbz tgz tiff? toml torrent tsv tsx ttf
    txt txz vcf vtt wasm wav webm webmanifest webp whl wma wmv woff2? xcf xhtml xlsm xlsx? xml xpi
    xps xsd xslt? xz ya?ml zip zst""".split()
)
"""Endings of the names of files, but for those that are words: log, bat, tar, do, key."""
_TAIL = (
    r"(?: ?: ?[3-9]\d{3}(?= ?/))?"
    rf"(?: ?[/#?] ?[\w%~+:@-]+(?:[.=&-][\w%~+-]+|\. (?:{FILES})\b| [=&] [\w%~+-]+)*)*"
    r"(?: ?/(?![\w\s]))?"
)
_URL = compiled(
    rf"(?<![A-Za-z])(?:https?|ftp) ?[:：] ?/ ?/ ?(?:{_HOST}|{_UPPER_HOST})(?P<tail>{_TAIL})",
    re.A,
)
_WWW_HOST = rf"(?:{_LABEL}\. ?)+{_ENDING}(?! ?\.[a-z])"
"""No space stands before a point there: ``to add www. and .com`` speaks of two parts."""
_WWW = compiled(rf"(?<![A-Za-z/.])(?<!/ )www ?\. ?{_WWW_HOST}(?P<tail>{_TAIL})", re.A)
_MAIL = compiled(rf"(?<![\w.@])(?<!@ )(?P<local>[\w+-]+(?:\.[\w+-]+)*) ?@ ?{_TIGHT_HOST}", re.A)
_STOPS = "。｡．"
_STOP = compiled(f"[{_STOPS}]")
_STOPPED = compiled(
    rf"(?:(?<![A-Za-z])(?:https?|ftp)://|(?<![A-Za-z])www[.。｡．]|(?<=[\w+-])@)(?!localhost)"
    rf"(?:{_LABEL}[.。｡．]){{0,8}}?{_LABEL}[.。｡．](?:{_TLDS}){_END}(?:[.。｡．](?:uk|br|cn|jp|kr|au|tr)\b)?",
    re.A,
)
"""A host up to its ending; a full stop behind that ends the sentence."""
_AT = compiled("@")
_SURE_END = compiled(rf"\. ?(?:{_BELOW_COM}|{domains.SURE}|net|info|biz|de|nl|app|dev)$")
_LIKELY_END = compiled(r"\. ?(?:au|ca|ch|dk|es|fi|tv)$")
"""Endings that are words of some language: taken where the sign @ lost its place, too."""
_LOCAL_BEFORE = compiled(r"[\w+-]+(?:\.[\w+-]+)* ?$", re.A)
_FIRST_PART = compiled(r"\b(?:to|at|e-?mail:?|contact|address|write) [a-z]+\.(?P<space> )$")
"""The first part of an address that was pulled apart from the rest: ``to ann. lee@ home. org``."""
_BEFORE_MAIL = compiled(r"(?:\b(?i:e-?mails?|write|to|contact|ask|reach|address|at)|:) $")
_LONGEST_NAME = 64
_REACH = 20
_OBFUSCATED = compiled(
    r"\w at \w[\w-]*(?:\.| dot )[a-z]|[\[(]at[\])]|\w @ \w+ \. \w|\bno ?spam|\bspaces?\b", re.I
)
"""Signs that addresses are written so that programs shall not find them."""
_DOMAIN_APART = compiled(r"@.*\. ")
_LONGEST_LOOK = 1 << 16
_LABELLED = compiled(r"\] \($")
_PICTURE = compiled(r"(?:^|[\s:(])!(?P<space> )\[[^\[\]\n]*\] \($", re.M)
"""What stands before the address of a picture: ``! [the plan] (``."""
_LONGEST_LABEL = 200
_SPACE = compiled(r"\s+")

_CAUSES = {
    _URL: Cause("markup-link", "No space stands in a link."),
    _WWW: Cause("markup-link", "No space stands in a link."),
    _MAIL: Cause("markup-mail", "No space stands in an e-mail address."),
}


def close_up(document: Document) -> Iterator[Edit]:
    """Close up links and e-mail addresses.

    >>> from mtfix.reading import read
    >>> [edit.start for edit in close_up(read("see https: //a. org. It is", "text"))]
    [10, 15]
    >>> [edit.start for edit in close_up(read("Write to ann @ club. ca now", "text"))]
    [12, 14, 20]
    >>> [edit.start for edit in close_up(read("We met ann @ club. ca was late", "text"))]
    []
    """
    text = document.text
    hides = " @ " in text and _OBFUSCATED.search(text, 0, _LONGEST_LOOK) is not None
    if any(stop in text for stop in _STOPS):
        yield from _plain_stops(document)
    for pattern in _patterns(text):
        for match in _matches(pattern, text):
            if hides and pattern is _MAIL and _DOMAIN_APART.search(match[0]) is None:
                continue
            if not _is_whole(pattern, match) and not is_code(document, *match.span()):
                yield from _closed(match, _CAUSES[pattern])


def _plain_stops(document: Document) -> Iterator[Edit]:
    """Write the stops of Chinese and Japanese in hosts (``https://a。com``) as plain ones."""
    cause = Cause("markup-link", "In the name of a host stand plain full stops.")
    for match in _STOPPED.finditer(document.text):
        if not is_code(document, *match.span()):
            for stop in _STOP.finditer(document.text, *match.span()):
                yield Edit(*stop.span(), ".", (cause,))


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    """Those that can match at all."""
    if "/" in text and ("http" in text or "ftp" in text):
        yield _URL
    if "www" in text:
        yield _WWW
    if "@" in text:
        yield _MAIL


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern; addresses, which begin with any word, are looked for by ``@``."""
    if pattern is not _MAIL:
        yield from pattern.finditer(text)
        return
    for found in _AT.finditer(text):
        at = found.start()
        name = _LOCAL_BEFORE.search(text, max(0, at - _LONGEST_NAME), at)
        match = pattern.match(text, name.start()) if name else None
        if match is not None:
            yield match


def _is_whole(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    if pattern is _MAIL:
        return not _is_mail_apart(match)
    head = match[0].removesuffix(match["tail"])
    return _SPACE.search(head) is None and "：" not in head  # “https://a.org / b” may be two things


def _is_mail_apart(match: re.Match[str]) -> bool:
    """Whether an address was pulled apart; not “to @bob. no need”, nor “lunch @ work.org”."""
    local, _, host = match[0].partition("@")
    if ". " in host:
        if host.startswith(" ") and local.endswith(" ") and _is_told(match):
            return _LIKELY_END.search(host) is not None or _SURE_END.search(host) is not None
        if host.startswith(" ") and not local.endswith(" ") and _LIKELY_END.search(host):
            return True
        is_account = local.endswith(" ") and not host.startswith(" ")
        return not is_account and _SURE_END.search(host) is not None
    if "." in local and local.endswith(" ") and _is_told(match):
        return True  # write to first.last @work.org
    return host.startswith(" ") and (not local.endswith(" ") or _is_told(match))


def _is_told(match: re.Match[str]) -> bool:
    """Whether a word that leads to an address is before it."""
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    return _BEFORE_MAIL.search(before) is not None


def is_code(document: Document, start: int, end: int) -> bool:
    """Whether a place lies inside something opaque that is neither a link nor a formula."""
    return any(
        span.start <= start and end <= span.end and not _is_link(document, *span)
        for span in document.opaque_near(start, end)
    )


def _is_link(document: Document, start: int, end: int) -> bool:
    found = document.text[start:end]
    if found.startswith(("$", "http", "www.")):
        return True
    return any(pattern.match(found) is not None for pattern in (_URL, _WWW, _MAIL))


def _closed(match: re.Match[str], cause: Cause) -> Iterator[Edit]:
    """Edits that take the spaces out, also those before the target and before the words of it."""
    text, start = match.string, match.start()
    label = _LABELLED.search(text, max(0, start - 3), start)
    if label is not None and text[match.end() : match.end() + 1] == ")":
        yield Edit(start - 2, start - 1, "", (cause,))
        picture = _PICTURE.search(text, max(0, start - _LONGEST_LABEL), start)
        if picture is not None:
            yield Edit(*picture.span("space"), "", (cause,))
    first = _FIRST_PART.search(text, max(0, start - _LONGEST_NAME), start)
    if first is not None and "@" in match[0]:
        yield Edit(*first.span("space"), "", (cause,))
    for space in _SPACE.finditer(text, start, match.end()):
        yield Edit(space.start(), space.end(), "", (cause,))
    colon = text.find("：", start, match.end())
    if colon >= 0:
        yield Edit(colon, colon + 1, ":", (cause,))
