"""Links and addresses that were pulled apart."""

from __future__ import annotations

import pytest

import mtfix


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ask desk @ harbour. org today.", "Ask desk@harbour.org today."),
        ("Ask desk@ harbour. org today.", "Ask desk@harbour.org today."),
        ("At https: // www. harbour. org / p / 2.", "At https://www.harbour.org/p/2."),
        ("Read https:// harbour. org. It is new.", "Read https://harbour.org. It is new."),
        ("Read www. harbour. co. uk for more.", "Read www.harbour.co.uk for more."),
        ("According to harbourpost. ru, it sank.", "According to harbourpost.ru, it sank."),
        ("A [plan] (https: //harbour. org/p) is up.", "A [plan](https://harbour.org/p) is up."),
        ("A [ fine plan ] (https: // harbour. org / p).", "A [fine plan](https://harbour.org/p)."),
        ("A [ fine plan ] (https://harbour.org/p).", "A [fine plan](https://harbour.org/p)."),
        ("See ! [the plan] (https: //harbour. org/a. png).", "See ![the plan](https://harbour.org/a.png)."),
        ("The crash was shown on harbourpost. ru.", "The crash was shown on harbourpost.ru."),
        ("It ran on harbourpost. ru. Then it sank.", "It ran on harbourpost.ru. Then it sank."),
        ("It ran on harbourpost. com. br last week.", "It ran on harbourpost.com.br last week."),
        ("Write to vera.holm @harbour.org today.", "Write to vera.holm@harbour.org today."),
        ("The logo: https: // harbour. org / a. png", "The logo: https://harbour.org/a.png"),
        ("Get it at https:// GET.HARBOUR.ORG now.", "Get it at https://GET.HARBOUR.ORG now."),
        ("Hear https: //harbour. org/a. mp3 first.", "Hear https://harbour.org/a.mp3 first."),
        ("Ask desk @ harbour.org today.", "Ask desk@harbour.org today."),
        ("Get https: // harbour. org/v2/a. exe now.", "Get https://harbour.org/v2/a.exe now."),
        ("Open https: // harbour. org/log. Do it now.", "Open https://harbour.org/log. Do it now."),
        ("Open https: // harbour. org/tide. tsv now.", "Open https://harbour.org/tide.tsv now."),
        ("See www. harbour. is and www.tide.no. It is late.",
         "See www.harbour.is and www.tide.no. It is late."),
        ("Mail it to vera. holm@ harbour. org soon.", "Mail it to vera.holm@harbour.org soon."),
        ("Write to desk@ harbour. es by noon.", "Write to desk@harbour.es by noon."),
        ("Según harbourpost. com, el barco se hundió en la bahía y no hay más noticias.",
         "Según harbourpost.com, el barco se hundió en la bahía y no hay más noticias."),
        ("At https: // www. gob. mx / puertos now.", "At https://www.gob.mx/puertos now."),
        ("At http: // harbour. com: 8080 / p now.", "At http://harbour.com:8080/p now."),
        ("At https: // www. harbour. com. do / p now.", "At https://www.harbour.com.do/p now."),
        ("At https: // harbour. org. so it went.", "At https://harbour.org. so it went."),
        ("Read www. harbour. org. it is new.", "Read www.harbour.org. it is new."),
        ("Write to desk @ harbour. com. mx today.", "Write to desk@harbour.com.mx today."),
    ],
)  # fmt: skip
def test_links_are_closed_up(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Visit https://harbour.org / and then go.",
        "See note [ 1 ] (https://harbour.org) and [the plan] (https://harbour.org).",
        "Write to ann @ harbour . org (take out the spaces).",
        "They met @ noon. Com is no word.",
        "Give the key to vera. holm@harbour.org has the rest.",
        "Bros. com or Inc. com",
        "`wget https: // harbour. org` is a command.",
        "They looked at harbour. ru. is a label of it.",
        "What a view! [The plan](https://harbour.org/a.png) is new.",
        "See https://github.\ncom/harbour for it.",
        "We sailed to the port. Org charts were shown.",
        "Ask press at harbour.org or desk @ harbour.org about it.",
        "Þeir sögðu það. gróft er það, og fréttirnar. frétt er það.",
        "Tell @ann12 @bob39. gr. It is late.",
        "Ask ann @ harbour.org (NOSPAM) about it.",
        "Nous avons vu le python. il est sorti de la maison et il dort dans la rue.",
        "Ela saiu da casa. com ela foi o irmão, e os dois não voltaram mais para a cidade.",
        "Shift-Enter should not add www. and .com when www. is there already.",
        "Shift-Enter adds http:// and .com to a word.",
    ],
)
def test_what_is_no_broken_link_stays(text: str) -> None:
    assert mtfix.fix(text).text == text


def test_links_in_html_are_closed_up() -> None:
    broken = "<p>Ask <b>desk @ harbour. org</b> or read https: // harbour. org.</p>"
    wanted = "<p>Ask <b>desk@harbour.org</b> or read https://harbour.org.</p>"
    assert mtfix.fix(broken).text == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("见 https://www.harbour。org/a。谢谢", "见 https://www.harbour.org/a。谢谢"),
        ("写信给 desk@harbour。co。uk。谢谢", "写信给 desk@harbour.co.uk。谢谢"),
        ("见 www。harbour。org。", "见 www.harbour.org。"),
        ("见 https://harbour.org。It is", "见 https://harbour.org。It is"),
        ("见 http://localhost。it 是", "见 http://localhost。it 是"),
        ("见 https：//harbour.org/a 谢谢", "见 https://harbour.org/a 谢谢"),
        ("用 https：而不是别的", "用 https：而不是别的"),
    ],
)
def test_hosts_have_plain_stops_and_sentences_their_own(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted
