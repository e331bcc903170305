"""Firms that are words too: told by what they own, and by those who own shares of them."""

from __future__ import annotations

import re

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.forms import form_of
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.products import is_family
from mtfix.casing.shapes import base
from mtfix.patterns import compiled

_SURE_ODDS, _SURE_MEDIUM = 1.0, 2.0
_SURE_ODDS_OF_WORDS = 1.5
"""Below it are union, hill, guardian: ``the trade union group``."""

_OWNED = compiled(r" (?:(?:new|own|latest|first|main|biggest|online) )?([A-Za-z][\w-]*)(?: (\d+))?")
_SHAREHOLDING = compiled(
    r"\b(?:shares (?:in|of)|stakes? in) (?P<row>(?:[\w&-]+, ){0,4}(?:[\w&-]+,? (?:and|or) )?)$",
    re.I,
)
_FELLOW = compiled(r"(?:,|,? (?:and|or)) ([\w&-]+)")
_PRICED = compiled(
    r" (?:rose|fell|climbed|closed|dipped|dropped|gained|jumped|lost|plunged|rallied|sank|slid"
    r"|slipped|slumped|soared|surged|tumbled)\b"
)
_MEDIUM = compiled(
    r"\b(?:announced|commented|complained|posted|posts|published|said|says|share|shared|shares|wrote"
    r"|writes|written)(?: [\w’'-]+){0,6} (?:on|via) $"
)
_WHERE = frozenset({"on", "via"})
_MEDIUM_END = compiled(r"[.,;:!?)]|$| (?:and|as|because|but|in|last|on|that|to|when|yesterday)\b")
_COMPANIES = frozenset(
    """airline automaker bank carmaker chain chipmaker company conglomerate corporation firm giant
    group maker manufacturer platform retailer shop startup store supplier""".split()
)
_COMPANY = compiled(r"\b(?:[Tt]he|[Aa]n?|[Tt]heir|[Ii]ts)(?: [\w-]+){0,2} [a-z]+ $")
_COMPANY_END = compiled(
    r"[.,;:)]|$|(?:’s|'s)? (?:and|announced|are|has|had|is|on|said|says|to|was|which|will|with)\b"
)
_TREATED = compiled(
    r"\b(?:(?:[Aa]ppeals?|[Cc]ases?|[Cc]harges|[Cc]laims?|[Cc]omplaints?|[Ee]vidence|[Ff]ines?"
    r"|[Ii]nvestigations?|[Ll]awsuits?|[Pp]robes?|[Rr]uled?|[Rr]ulings?|[Ss]anctions|[Ss]uits?)"
    r" against|accused?|fined|sued?|suing) $"
)
_TREATING = frozenset("against accuse accused fined sue sued suing".split())
_MADE_TO = compiled(r"\b(?:allow|ask|forc|oblig|order|requir|told|urg)(?:ed?|s|es|ing)? $")
_TREATED_END = compiled(
    r"[.,;:)]|$|(?: (?:after|and|are|as|at|because|before|for|in|is|last|of|on|or|over|since|this"
    r"|to|was|were|will|with)\b)"
)
_HOLDINGS = frozenset({"shares", "stake", "stakes", "stocks"})
_BEFORE_SUBJECTS = frozenset("although and as but since that when whereas while".split())
_BY_HOW_MUCH = compiled(r" (?:about|almost|around|by|nearly|sharply|slightly|[$€£]?\d)")
_BETWEEN = frozenset({"and", "or"})


def hot(evidence: Evidence) -> set[str]:
    """Small firms that own something; and all of them where the text tells of shares."""
    is_held = not _HOLDINGS.isdisjoint(evidence.vocabulary)
    return {
        token
        for token in evidence.prose.tokens.words
        if (is_held or "'" in token or "’" in token) and _may_be_firm(token, evidence.lexicon)
    }


def _may_be_firm(token: str, lexicon: Lexicon) -> bool:
    return token.islower() and bool(lexicon.knows(base(token)) & Known.BRAND)


def at(evidence: Evidence, context: Context) -> tuple[str, str, str] | None:
    """How a firm is written, the rule, and what tells it; None where nothing does.

    Args:
        evidence: of the text.
        context: where the word stands.
    """
    if not _may_be_firm(context.word, evidence.lexicon) or evidence.is_title(context.start):
        return None
    word = base(context.word)
    reason = _owner(evidence, context) if word != context.word else _bare(evidence, context)
    if not reason:
        return None
    return form_of(evidence.lexicon, word) + context.word[len(word) :], "case-brand", reason


def _owner(evidence: Evidence, context: Context) -> str:
    """``google's phone``, ``tesla's model 3``; not ``the apple's colour``, ``amazon's basin``."""
    previous = context.previous.lower()
    if not context.separator.isspace() or context.starts_sentence:
        return ""
    if not previous or previous.isdigit() or previous in words("after_articles") - {"of"}:
        return ""
    owned = _OWNED.match(context.right)
    if not owned:
        return ""
    noun, odds = owned[1].lower(), evidence.lexicon.entry(base(context.word)).uses.odds
    is_product = is_family(noun) and (owned[2] is not None or owned[1][0].isupper())
    if noun in words("sure_firm_nouns") or context.right.startswith(" chief executive"):
        return f"“{noun}” behind it tells a firm"
    is_told = noun in words("firm_nouns") or is_product
    return f"“{noun}” behind it tells a firm" if odds > _SURE_ODDS and is_told else ""


def _bare(evidence: Evidence, context: Context) -> str:
    return (
        _share(evidence, context)
        or _medium(evidence, context)
        or _company(evidence, context)
        or _treated(evidence, context)
        or _price(evidence, context)
    )


def _price(evidence: Evidence, context: Context) -> str:
    """``while siemens rose slightly``: what an exchange does to shares; not ``the amazon rose``."""
    priced = _PRICED.match(context.right)
    if not priced or context.previous not in _BEFORE_SUBJECTS:
        return ""
    if not is_surely_firm(context.word, evidence.lexicon):
        return ""
    is_amount = _BY_HOW_MUCH.match(context.right, priced.end()) is not None
    return f"“{priced[0].strip()}” behind it tells a share" if is_amount else ""


def _treated(evidence: Evidence, context: Context) -> str:
    """``ruled against apple``, ``ordered google to pay``: courts do so to people and firms."""
    if not is_surely_firm(context.word, evidence.lexicon):
        return ""
    is_made = context.next == "to" and _MADE_TO.search(context.left)
    may_be_treated = context.previous in _TREATING and _TREATED_END.match(context.right)
    is_treated = may_be_treated and _TREATED.search(context.left)
    return f"“{context.previous}” before it tells a firm" if is_made or is_treated else ""


def _company(evidence: Evidence, context: Context) -> str:
    """``the company siemens has``; not ``the company union``, ``the group united``."""
    word = context.word
    if word.endswith("ed") or context.previous not in _COMPANIES:
        return ""
    if not _COMPANY.search(context.left):
        return ""
    is_sure = evidence.lexicon.entry(word).uses.odds > _SURE_MEDIUM
    is_end = _COMPANY_END.match(context.right) is not None
    return f"“{context.previous}” before it tells a firm" if is_sure and is_end else ""


def _medium(evidence: Evidence, context: Context) -> str:
    """``wrote on twitter that``: where people write; not ``the twitter of birds``."""
    said = _MEDIUM.search(context.left) if context.previous in _WHERE else None
    if not said or not _MEDIUM_END.match(context.right):
        return ""
    is_sure = evidence.lexicon.entry(context.word).uses.odds > _SURE_MEDIUM
    return f"“{said[0].strip()}” before it tells a network" if is_sure else ""


def _share(evidence: Evidence, context: Context) -> str:
    """``shares of shell and nokia``, ``shares in target fell``; not ``shares of gold and ore``."""
    is_held = any(name in context.left.lower() for name in _HOLDINGS)
    held = _SHAREHOLDING.search(context.left) if is_held else None
    if not held:
        return ""
    fellows = [name for name in re.findall(r"[\w&-]+", held["row"]) if name not in _BETWEEN]
    if behind := _FELLOW.match(context.right):
        fellows.append(behind[1])
    for name in fellows:
        if is_surely_firm(name.lower(), evidence.lexicon):
            return f"its shares are named with those of “{name}”"
    if not _PRICED.match(context.right):
        return ""
    return f"“{context.right.split()[0]}” behind its shares tells a firm"


def is_surely_firm(name: str, lexicon: Lexicon) -> bool:
    """Whether a word is a firm's name, and hardly ever anything else."""
    entry = lexicon.entry(name)
    least = _SURE_ODDS_OF_WORDS if entry.is_word else _SURE_ODDS
    return bool(entry.known & Known.BRAND) and entry.uses.odds > least
