"""Rules hold where a second defect stands beside: each text has two or three of them."""

from __future__ import annotations

import pytest

import mtfix


@pytest.mark.parametrize(
    ("broken", "repaired"),
    [
        ("The barge ,once white ,is for sale at $ 4, 150 ,the owner said.",
         "The barge, once white, is for sale at $4,150, the owner said."),
        ("On Nov.9,the ferry sank.Divers found it in a 3 -day search.",
         "On Nov. 9, the ferry sank. Divers found it in a 3-day search."),
        ("Did it rain?Yes!The well -known fair ended at 18 : 40.",
         "Did it rain? Yes! The well-known fair ended at 18:40."),
        ("He sold 3, 400, 000 tins ,not 400,000 ,and an useful stove.",
         "He sold 3,400,000 tins, not 400,000, and a useful stove."),
        ("The mill was sold in 1962. , The owner ' s son didn ' t mind.",
         "The mill was sold in 1962. The owner's son didn't mind."),
        ("The play \"Cold Hearth \"ran for for a year ,then closed.",
         "The play \"Cold Hearth\" ran for a year, then closed."),
        ("The film “Cold Hearth ”cost £ 6. 50 to see.",
         "The film “Cold Hearth” cost £6.50 to see."),
        ("She cried ""\"\"Out!\"\""" ,and a 12 -year -old boy ran.",
         "She cried \"Out!\", and a 12-year-old boy ran."),
        ("A duet byKarvonen ,sung by Aino Karvonen ,took 4. 5 minutes.",
         "A duet by Karvonen, sung by Aino Karvonen, took 4.5 minutes."),
        ("Water froze at 0. 2 °C ,as was posted on torfblatt. ch ,a journal.",
         "Water froze at 0.2 °C, as was posted on torfblatt.ch, a journal."),
        ("The fare is now 12 euros ,they say！", "The fare is now 12 euros, they say!"),
    ],
)  # fmt: skip
def test_a_second_defect_silences_no_rule(broken: str, repaired: str) -> None:
    assert mtfix.fix(broken, to="text").text.strip() == repaired


@pytest.mark.parametrize(
    "text",
    [
        "Nobody knew what she was waiting for for so long.",
        "The host she stayed with with her son was kind.",
        "Run find . -name notes -print and read what it says.",
        "The path is a ,b in this notation, and c ,d in that.",
        "Our plans are short- and long-term.",
        "The 12 years - old friends say - were good.",
        "Ask toJson or asArray; the Json is an Array.",
        "The ratio rose from 1 : 20 to 1 : 50 in a year.",
        "Prices are $5, 100 more than in May.",
        "Each line is host,port,user,password in this file.",
        "See the method document.Write in the guide.",
    ],
)
def test_what_looks_like_a_defect_stays(text: str) -> None:
    assert mtfix.fix(text, to="text").text.strip() == text
