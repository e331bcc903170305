"""First letters of sentences, behind stops and in quotations."""

from __future__ import annotations

import pytest

from mtfix.casing.sentences import starts
from tests.casing.finders import corrected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The road is shut. buses wait there.", "The road is shut. Buses wait there."),
        (
            "The road , too , is shut . buses wait there .",
            "The road , too , is shut . Buses wait there .",
        ),
        (
            "He is a baker (in Bonn) . “we sell rye,” he said.",
            "He is a baker (in Bonn) . “We sell rye,” he said.",
        ),
        ("She left in 2019. dorvash Kelmi was ill.", "She left in 2019. Dorvash Kelmi was ill."),
        (
            "It lasted until 2019。 dorvash Kelmi was ill.",
            "It lasted until 2019。 Dorvash Kelmi was ill.",
        ),
        ('"Who sold it? someone knows," she said.', '"Who sold it? Someone knows," she said.'),
        ("He said: “we respect him.” It is so.", "He said: “We respect him.” It is so."),
        ('The mayor said, "we will build it."', 'The mayor said, "We will build it."'),
        (
            '"We are glad," he added. "it is a good day."',
            '"We are glad," he added. "It is a good day."',
        ),
        ("It is done. a man came in late.", "It is done. A man came in late."),
        ("honda stopped its plant in Chad.", "Honda stopped its plant in Chad."),
        (
            "honda stopped 1.5 of its lines because nobody came.",
            "Honda stopped 1.5 of its lines because nobody came.",
        ),
        ("Why do cats purr? experts have tried.", "Why do cats purr? Experts have tried."),
        ("What a surprise! nobody expected it.", "What a surprise! Nobody expected it."),
        ("It snowed. japanese skiers won twice.", "It snowed. Japanese skiers won twice."),
        ("They won in May 2022. norway came last.", "They won in May 2022. Norway came last."),
        ("It was sold. unicef bought it back.", "It was sold. UNICEF bought it back."),
        ("Ana Brodel sang. brodel never wept.", "Ana Brodel sang. Brodel never wept."),
        (
            "Rates were cut by 2.5%. owners had feared it.",
            "Rates were cut by 2.5%. Owners had feared it.",
        ),
        (
            "It was built in 1901. since then it stood.",
            "It was built in 1901. Since then it stood.",
        ),
        ("It lasts until 2031。tickets cost little.", "It lasts until 2031。Tickets cost little."),
        (
            "the mill will shut in May. Farmers object to it.",
            "The mill will shut in May. Farmers object to it.",
        ),
        ("The dam broke.\n\nnobody had seen it.", "The dam broke.\n\nNobody had seen it."),
        ("She came to see it. she was late.", "She came to see it. She was late."),
        ("It won awards. however, it lost money.", "It won awards. However, it lost money."),
        (
            "He came late. in addition, the car was gone.",
            "He came late. In addition, the car was gone.",
        ),
        (
            "It was signed. under its terms, he must pay.",
            "It was signed. Under its terms, he must pay.",
        ),
        (
            "I read the words: “your form has been sent.”",
            "I read the words: “Your form has been sent.”",
        ),
        ('He warned: "never leave hot oil there."', 'He warned: "Never leave hot oil there."'),
        ('A minister told reporters: "we will win."', 'A minister told reporters: "We will win."'),
        ('She said on Friday, "it is a good day."', 'She said on Friday, "It is a good day."'),
        ('"We win," he said. "nobody will lose."', '"We win," he said. "Nobody will lose."'),
        ("It is hot. add the oil. then let it cool.", "It is hot. Add the oil. Then let it cool."),
        ("Who will win? nobody knows! It is late.", "Who will win? Nobody knows! It is late."),
        ("Is the shop open? it closed last week.", "Is the shop open? It closed last week."),
        ("The ship left on June 12. it was sold.", "The ship left on June 12. It was sold."),
        ("The bill came to $300. they paid it all.", "The bill came to $300. They paid it all."),
        ("Prices rose by 5%. the bank did nothing.", "Prices rose by 5%. The bank did nothing."),
        ("“they came too late,” the nurse said.", "“They came too late,” the nurse said."),
        ('"we never sleep," said the guard.', '"We never sleep," said the guard.'),
        ('She wrote: "do not feed the birds."', 'She wrote: "Do not feed the birds."'),
        ('The sign said: "please keep off it."', 'The sign said: "Please keep off it."'),
        ('Her boat was old: "we need a new one."', 'Her boat was old: "We need a new one."'),
        ("Was it warm? yes, very. We swam.", "Was it warm? Yes, very. We swam."),
        ("Will it last? perhaps. Few know.", "Will it last? Perhaps. Few know."),
        ("She died at 84. she had been ill.", "She died at 84. She had been ill."),
        ("We cite the old model. van Loon uses it.", "We cite the old model. Van Loon uses it."),
        ("Who buys oats? farmers need them.", "Who buys oats? Farmers need them."),
        ("Who pays? we need the money. It is late.", "Who pays? We need the money. It is late."),
        (
            "Who will pay? owners say the town has to do it.",
            "Who will pay? Owners say the town has to do it.",
        ),
        (
            'In May, it rained. "before the snow we were dry," she said.',
            'In May, it rained. "Before the snow we were dry," she said.',
        ),
        (
            "workers blocked the gate on Monday. Drivers had to wait.",
            "Workers blocked the gate on Monday. Drivers had to wait.",
        ),
        (
            "prices for gas rose by 9%. Few people can pay that.",
            "Prices for gas rose by 9%. Few people can pay that.",
        ),
        (
            "The pier closed in 1998. the last two boats remain there.",
            "The pier closed in 1998. The last two boats remain there.",
        ),
        ("Entries fell to 37. many clubs left.", "Entries fell to 37. Many clubs left."),
        ("Who pays? nobody knows the answer.", "Who pays? Nobody knows the answer."),
        ("She said: “nobody expected it here.”", "She said: “Nobody expected it here.”"),
        (
            "The fair ends in May.\nguests can leave their cars at the mill.",
            "The fair ends in May.\nGuests can leave their cars at the mill.",
        ),
        (
            "The play was over.\nactor Ivan Belov said that he was ill.\nIt rained.",
            "The play was over.\nActor Ivan Belov said that he was ill.\nIt rained.",
        ),
        (
            "the bus was late again. The driver was ill.",
            "The bus was late again. The driver was ill.",
        ),
    ],
    ids=lambda text: text[:30],
)
def test_sentences_begin_with_capitals(text: str, wanted: str) -> None:
    assert corrected(starts, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Run pip install . then wait for it to end.",
        "google was down.",
        "The feast is held under. the old roof of a church.",
        "She left in 2019. npm Registry was ill.",
        '"Really?" he asked. "Well," she said, "that is all."',
        'He called it "a big step" and added that he was glad.',
        "It lies in Gen. three, see fig. two and vol. six of it.",
        "A drink (lit. white liquor) is strong. It is old.",
        "He describes it as: “a game that is played.”",
        "They admitted that they: “could have done more.”",
        "The bill proposes: “requiring a licence is right.”",
        "We cite the model of Prof. van Loon and of Dr. de Wit.",
        "Who was there? he thundered. What is it? mumbled the guard.",
        "Why was it shut? the keeper said to his wife. They left.",
        "The file is called readme. txt is its ending.",
        "Yahoo! announced it. Is it? he wondered.",
        "The prize went to Smith et al. who found it first.",
        "She noted that “they are many” and left.",
        "Is it done? he wondered. Go away! she cried at last.",
        "Yahoo! reported a loss of a million.",
        "Some (but not all!) options are there to be seen.",
        "What? a man? a mouse? a cat is what we have here.",
        "“small and simple” was his motto, the painter said.",
        "“e-mail” is a noun, she said.",
        "The name is spelt: “do Santos came from here.”",
        "Are you sure? no? Then go.",
        "In that year. in May, the town was sold.",
        "As stated on the page, “we are many here.”",
        "He wrote of her art and image, “she was lithe.”",
        "the pan is hot. add the onions and stir. then pour in the stock.",
        "i know, i know. but you never listen, do you?",
        "We saw No. 3. the third one was lost. In Fig. 3. the map was drawn.",
        "1. the first man was here 2. the second man was there",
        "of the house was sold. The rest was burnt.",
        "pip is a package manager. It fetches what is needed.",
        "They call it in such terms: “some say the most of it was lost.”",
        "The file is on example. net users know it.",
        "He bought pens etc. and left in 2019. in that year it rained.",
        "late again\n\nno bus came.\n\nthe rain fell on us.",
        "pip installs it. Django uses it.",
        "They climbed to 5. the floor where he sat.",
        "We were told on 18.01. that it was paid.",
        "wget can fetch files. Curl can send them.",
        "requires an argument of its own. Users have none.",
        "He moved to 5. the street is quiet there.",
        "Plums are blue.\napples were red.\npears were green.\nnuts were brown.",
        "We met Dr.\nsmiths had come too, as they always do.",
        "Heat the oil.\nwashed it twice and was done.",
    ],
    ids=lambda text: text[:30],
)
def test_other_words_stay_small(text: str) -> None:
    assert corrected(starts, text) == text
