"""Full stops that were eaten together with the tag behind them.

An engine that loses the ``</`` of ``life.</p>`` loses the stop before it as well. What comes
back depends on the script, on whether the sentence asks, and on where this text puts stops by
closing quotation marks.
"""

from __future__ import annotations

import re
from unicodedata import category

from mtfix.language import language
from mtfix.markup.tags import Damage

_ENDS = frozenset(".!?…:;,。！？：；，、؟۔।։።")
_CLOSING_QUOTES = "\"”’»」』'"
_CLOSING_BRACKETS = ")]）】"
MARKS = ".?!…:。？！：؟۔।"
"""What ends a sentence, or a clause before a list."""
CLOSING = _CLOSING_QUOTES + _CLOSING_BRACKETS
_SCRIPTS = (
    (re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"), dict(zip(".?!:", "。？！：", strict=True))),
    (re.compile(r"[\u0679\u0688\u0691\u06d2\u06c1]"), {".": "۔", "?": "؟"}),  # Urdu only
    (re.compile(r"[\u0600-\u06ff]"), {"?": "؟"}),
    (re.compile(r"[\u0900-\u097f\u0980-\u09ff]"), {".": "।"}),
    (re.compile(r"[\u0e00-\u0eff]"), {".": ""}),  # Thai and Lao write no stop
    (re.compile(r"[\u0370-\u03ff]"), {"?": ";"}),
    (re.compile(r"[\u1000-\u109f]"), {".": "။"}),
    (re.compile(r"[\u1200-\u137f]"), {".": "።"}),
    (re.compile(r"[\u0530-\u058f]"), {".": "։"}),
)
"""How scripts write the marks, where not as Latin does."""
_ASCII = str.maketrans("。？！：؟۔।", ".?!:?..")
_LAST_WORDS = 12
_QUESTION = re.compile(
    r"""(?:(?:so|and|but|then|or)[ ,]+)*
    (?:(?:why|how(?:\s+(?:much|many|long|far|often|big|old))?|where|when|who|whom|whose)\s+
       (?:do|does|did|is|are|was|were|can|could|will|would|should|has|have|had|may|might|must)\b
    |(?:what|which)\s+(?:(?!(?:i|you|he|she|it|we|they|this|that|there)\b)\w+\s+)?(?:do|does|did|can|could|should|would|will)\s+(?!be\b|not\b)
    |who\s+(?!cares\b|dares\b|knows\b)(?:\w{3,}s|\w{2,}ed|won|paid|made|took|came|went|gave|told|wrote|built|lost)\b
    |which\s+(?!\w+(?:s|ed)\b)\w+\s+(?:\w{3,}s|\w{2,}ed|won|lost|came|went|is|was|has|had)\b
    |(?:do|does|did|is|are|was|were|can|could|will|would|should|has|have)(?:n[’']t)?\s+
       (?:i|you|he|she|it|we|they|there|this|that|these|those)\b
    |(?:did|can|could|will|would)(?:n[’']t)?\s+(?:the|an?|his|her|its|our|their|my|your|any\w+|every\w+)\s+\w+\s
    |(?:is|are|was|does)(?:n[’']t)?\s+(?:the|his|her|its|our|their|my|your)\s+
       (?!first\b|last\b|only\b|\w+est\b)\w+\s+(?!(?:and|at|for|in|of|on|to)\b)
    |(?:do|does)(?:n[’']t)?\s+any(?:one|body)\b
    |(?:why\s+not|what\s+(?:else|next|now)|who\s+else|how\s+so)\Z
    |(?:qu[’']|(?:comment|où|pourquoi|quand)\s+)?est-ce\s+qu(?:e\b|[’'])
    |(?:wer|was|wo|wann|wie|warum|weshalb|wohin|woher)\s+
       (?:ist|sind|war(?:en)?|wird|werden|hat|haben|kann|können|soll|sollen|muss|müssen|darf)\b)""",
    re.VERBOSE | re.I,
)
_WHAT_IS = re.compile(
    r"""(?:(?:so|and|but|then|or)[ ,]+)*
    (?:what(?:\s+(?:is|are|was|were)|[’']s)|(?:what|how)\s+about|what\s+of)\s+
    (?!(?:billed|certain|clear|first|hailed|important|initially|known|left|meant|missing|more|needed
       |now|once|originally|said|supposed|sure|true|wanted|worse)\b|to\s+be\s+an?\b)""",
    re.VERBOSE | re.I,
)
"""``What is the plan``, unless it is the subject: ``What was a mill is a museum``."""
_VERB_AND_OBJECT = re.compile(
    r"(?P<verb>[a-z]+(?:ed|[a-rt-z]s)) (?:an?|the|his|her|its|our|your|my|their)\b"
)
_MAY_ASK = re.compile(r"(?i:will|can|could|would|should) [a-z]+")
"""``Will tea help``: what may ask gets no full stop."""

_ASKING_WORDS = ("吗", "嗎")
"""Words of Chinese that questions end with."""
_HISSING = ("sses", "shes", "ches", "xes", "zzes", "oes")
_SENTENCE_BORDER = re.compile(r"[.!?](?!(?<=\d\.) \d)[\"”’)]*\s+[\"“‘(]*")
"""No decimal that was pulled apart (``7. 7 million``): its own rule comes later."""
_UNFINISHED = re.compile(
    r"\b(?:a|an|the|as|of|to|in|on|at|by|for|from|with|and|or|but|that|than|if|is|are|be|was|were"
    r"|like|into|its|their|when|while|where|which|because|such)$"
)
"""English words that no sentence ends with; it goes on in a list, a table or code."""
_PREPOSITIONS = (
    "about|across|after|against|along|among|around|at|before|behind|between|by|during|for|from|in"
    "|into|near|of|on|onto|out|over|past|since|through|to|toward|towards|under|until|up|with|without"
)
_FUNCTION_WORDS = (
    "a|an|the|and|or|but|nor|that|this|these|those|which|who|whose|whom|what|when|where|while|if"
    "|than|as|not|only|how|why|because|like"
)
_SINGULAR_NOUNS = frozenset("lens links means news plus series shambles species works".split())
"""Nouns in -s of the singular that look like verbs: ``a cheap means of``."""
_FINITE_VERB = re.compile(
    r"""\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|may|might|must|shall
    |should|said|says|told|tells|became|began|brought|bought|built|came|comes|fell|felt|found
    |gave|gives|goes|went|got|grew|held|kept|left|led|lost|made|makes|meant|met|paid|ran
    |rose|saw|sent|sold|spent|spoke|stood|stays|stayed|takes|took|thought|thinks|wants|wanted
    |won|wrote|arose|ate|awoke|blew|chose|drank|drew|drove|flew|forbade|forgave|forgot|froze|knew
    |mistook|oversaw|rang|rode|sang|sank|shook|shrank|sprang|stole|swam|swore|tore|threw|undertook
    |underwent|withdrew|woke|wore|becomes|belongs|contains|keeps|lasts|remains|seems|isn[’']t|aren[’']t|wasn[’']t|weren[’']t|don[’']t|doesn[’']t|didn[’']t|won[’']t
    |can[’']t|couldn[’']t|wouldn[’']t|shouldn[’']t|\w+[’'](?:ve|ll|re))\b""",
    re.VERBOSE | re.I,
)
_NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    "|sixty|eighty|ninety|hundreds?|thousands?|millions?|half"
)
_NO_SUBJECT = (
    rf"{_PREPOSITIONS}|{_FUNCTION_WORDS}|{_NUMBER}|couple|dozen|few|many|several|days?|week|month"
    r"|year|morning|afternoon|evening|night|spring|summer|autumn|fall|winter|weekend|time|\w+ly"
)
"""What parts the words of a phrase, counts them, or says when: no part of one singular noun."""
_CLAUSE = re.compile(
    rf"""(?:(?P<one>an?|this|that|each|every|another|one)|the|his|her|its|our|your|my|their)\s
    (?:(?!(?:{_NO_SUBJECT})\s)[^\W\d_]+(?:-[^\W\d_]+)*\s){{1,3}}?
    (?P<verb>[a-z]+[a-rt-z]s)\s
    (?:(?P<object>(?:the|an?|his|her|its|our|your|my|their|every|each|another|\d\S*|{_NUMBER})\s
        (?!(?:hour|day|night|week|month|year|season)\b)(?!(?:\w+\s){{1,3}}\w+(?:s|ed)$))
    |(?P<time>at\s(?:about\s|around\s)?(?:\d[\d.:]*|{_NUMBER})\b(?-i:(?!\s[A-Z\d])))
    |(?:{_PREPOSITIONS})\s)""",
    re.VERBOSE | re.I,
)
"""A noun in the singular, or what may be one, and behind it a word that may be its verb.

``The books a child needs`` and ``ten visits a year`` have a noun there, and no object.
"""
_BRACKETED_END = re.compile(r"[.!?。！？][\"”’]?\s*[(（\[【][^()（）\[\]]{1,80}[)）\]】]$")
_OUTSIDE = re.compile(r"(?<=\w)[\"”’]\s?[.,](?!\w)")
_INSIDE = re.compile(r"(?<=\w[.,])[\"”’](?=\s|$|<)")


def stop_is_outside(text: str) -> bool:
    """Whether this text puts stops behind closing quotation marks, as British English does.

    >>> stop_is_outside('“We know”, he said.'), stop_is_outside('“We know,” he said.')
    (True, False)
    """
    return len(_OUTSIDE.findall(text)) > len(_INSIDE.findall(text))


def lost_stop(paragraph: str, damage: Damage, *, outside: bool) -> tuple[int, str, str] | None:
    """The stop that a paragraph lost with its closing tag.

    Args:
        paragraph: what a reader sees of the paragraph.
        damage: how badly the closing tag is damaged. If it lost a bracket, the stop was eaten;
            if it was only pulled apart, the paragraph must read as a sentence.
        outside: whether stops stand behind closing quotation marks.

    Returns:
        How many characters from the end of the paragraph it goes, the stop, and the reason;
        None if nothing is missing.

    >>> lost_stop("He is here", Damage.LOST, outside=False)[:2]
    (0, '.')
    >>> lost_stop('of "life"', Damage.LOST, outside=False)[:2]
    (1, '.')
    """
    body = paragraph.strip()
    if _BRACKETED_END.search(body):
        return None
    inner = body.rstrip(CLOSING)
    if not inner or inner[-1] in _ENDS or not _is_text(inner):
        return None
    if damage < Damage.LOST and (not _has_verb(body) or _UNFINISHED.search(inner[-16:])):
        return None
    behind = len(body) - len(inner)
    if outside or any(mark in _CLOSING_BRACKETS for mark in body[len(inner) :]):
        behind = 0
    stop = _stop(inner)
    if not stop:
        return None
    return behind, stop, _reason(stop, damage)


def _has_verb(body: str) -> bool:
    """Whether a paragraph has a finite verb: one that is nothing else, or one behind its subject.

    Nouns in the plural end as verbs do: behind “a” stands none, and none has an object.
    """
    if _FINITE_VERB.search(body):
        return True
    *_, start = 0, *(match.end() for match in _SENTENCE_BORDER.finditer(body))
    clause = _CLAUSE.match(body, start)
    if clause is None or clause["verb"] in _SINGULAR_NOUNS or not _may_be_verb(clause["verb"]):
        return False
    return bool(clause["one"] or clause["object"] or clause["time"])


def _may_be_verb(word: str) -> bool:
    """Whether the lexicon has what a verb in -s is formed of, and its form in -ing."""
    from mtfix.casing.lexicon import Known, english  # few paragraphs need it

    stem = word.removesuffix("es") if word.endswith(_HISSING) else word.removesuffix("s")
    if word.endswith("ies"):
        stem = f"{word[:-3]}y"
    forms = (f"{stem}ing", f"{stem.removesuffix('e')}ing", f"{stem}{stem[-1:]}ing")
    lexicon = english()
    is_form = any(lexicon.knows(form) & Known.LOWER for form in forms)
    return is_form and word.islower() and bool(lexicon.knows(stem) & Known.LOWER)


def _is_text(inner: str) -> bool:
    last = inner[-1]
    is_letter = last.isalnum() or category(last) in ("Mc", "Mn")  # vowel signs of Indic scripts
    return (is_letter or last in "%°€$£") and any(map(str.isalpha, inner))


def _stop(body: str) -> str:
    *_, start = 0, *(match.end() for match in _SENTENCE_BORDER.finditer(body))
    for opener, closer in ("¿", "?"), ("¡", "!"):
        if body.rfind(opener) > body.rfind(closer):
            return closer
    if _asks(body, start):
        return of_script("?", body)
    return "" if _MAY_ASK.match(body, start) else of_script(".", body)


def _asks(body: str, start: int) -> bool:
    """Whether the sentence that begins at a place is a question."""
    if body.endswith(_ASKING_WORDS):
        return True
    what = _WHAT_IS.match(body, start)
    if what is None:
        return _QUESTION.match(body, start) is not None
    if _FINITE_VERB.search(body, what.end()):
        return False
    likely = _VERB_AND_OBJECT.finditer(body, what.end())
    return not any(m["verb"].endswith("ed") or _may_be_verb(m["verb"]) for m in likely)


def of_script(mark: str, text: str) -> str:
    """A mark as the script that a text ends in writes it; empty if it writes none.

    Args:
        mark: the mark, of any script.
        text: what it is to stand behind.

    >>> of_script(".", "今日は雨"), of_script("？", "really"), of_script(".", "ไทย")
    ('。', '?', '')
    """
    plain = mark.translate(_ASCII)
    end = text[-_LAST_WORDS:]
    for script, marks in _SCRIPTS:
        if script.search(end):
            return marks.get(plain, plain)
    if plain in "?!:" and language(text) == "fr":
        return f"\N{NO-BREAK SPACE}{plain}"
    return plain


def _reason(stop: str, damage: Damage) -> str:
    if stop[-1] in "?？؟;":
        return "the sentence asks, and its question mark was lost with the closing tag"
    if damage < Damage.LOST:
        return "the closing tag was broken; the paragraph is a sentence without a full stop"
    return "the full stop was lost together with a bracket of the closing tag"
