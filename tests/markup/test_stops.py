"""Full stops that were eaten with a tag, and first letters behind a mended border."""

from __future__ import annotations

import pytest

from mtfix.markup.paragraphs import may_be_raised
from mtfix.markup.stops import lost_stop, stop_is_outside
from mtfix.markup.tags import Damage
from tests.markup.tables import fixed, table

_LOST = {
    "stop": ("They left the pier", "They left the pier."),
    "question": ("Why did they leave", "Why did they leave?"),
    "second sentence asks": ("They left. But why did they", "They left. But why did they?"),
    "question with a decimal": ("How can 3. 5 metres be enough", "How can 3. 5 metres be enough?"),
    "question with a subject": ("Who pays for it", "Who pays for it?"),
    "question about the crew": ("Can the crew still land", "Can the crew still land?"),
    "question about a thing": ("What is a lighthouse", "What is a lighthouse?"),
    "question behind “so”": ("So what about the lamp", "So what about the lamp?"),
    "question about a cost": ("What is the cost of it", "What is the cost of it?"),
    "question about the pier": ("Is the pier open", "Is the pier open?"),
    "question of two words": ("They left. Why not", "They left. Why not?"),
    "clause as a subject": ("What was a mill is a museum", "What was a mill is a museum."),
    "clause and its past": ("What was a joke earned a fine", "What was a joke earned a fine."),
    "clause and its verb": ("What is fun pays the rent", "What is fun pays the rent."),
    "what is more": ("What is more", "What is more."),
    "subject that was left out": ("Was the oldest of the ships", "Was the oldest of the ships."),
    "Spanish question": ("¿Dónde está el faro", "¿Dónde está el faro?"),
    "Spanish question in a sentence": ("Y él, ¿qué dijo", "Y él, ¿qué dijo?"),
    "Spanish question before": ("¿Qué? No lo sé", "¿Qué? No lo sé."),
    "Spanish exclamation": ("¡Qué mar", "¡Qué mar!"),
    "German question": ("Wo ist der alte Leuchtturm", "Wo ist der alte Leuchtturm?"),
    "Chinese question": ("船已经离开港口了吗", "船已经离开港口了吗？"),
    "relative clause alone": ("Which means that they lost", "Which means that they lost."),
    "no question": ("They asked why he left", "They asked why he left."),
    "statement in the form of a question word": ("What he did was fine", "What he did was fine."),
    "American quotation": ("He called it “a gift”", "He called it “a gift.”"),
    "straight quotation": ('He called it "a gift"', 'He called it "a gift."'),
    "brackets": ("They stayed (it rained)", "They stayed (it rained)."),
    "number": ("They paid 40", "They paid 40."),
    "per cent": ("Prices rose by 4%", "Prices rose by 4%."),
    "Chinese": ("船已经离开港口", "船已经离开港口。"),
    "Japanese": ("船は港を出ました", "船は港を出ました。"),
    "Chinese quotation": ("他说：“船已经离开港口”", "他说：“船已经离开港口。”"),
    "Hindi": ("नाव चली गई", "नाव चली गई।"),
    "Urdu": ("کشتی چلی گئی ہے", "کشتی چلی گئی ہے۔"),
    "Arabic": ("غادر القارب الميناء", "غادر القارب الميناء."),
    "Armenian": ("Նավը մեկնեց", "Նավը մեկնեց։"),
    "Thai has none": ("เรือออกไปแล้ว", "เรือออกไปแล้ว"),
    "Russian": ("Лодка ушла из порта", "Лодка ушла из порта."),
    "has a stop": ("They left.", "They left."),
    "has an exclamation mark": ("They left!", "They left!"),
    "stop in a quotation": ("He said: “They left.”", "He said: “They left.”"),
    "stop behind a quotation": ("It is “a gift”.", "It is “a gift”."),
    "ellipsis": ("And then…", "And then…"),
    "three dots": ("And then...", "And then..."),
    "colon": ("They took:", "They took:"),
    "byline": ("The port is closed. (Reuters)", "The port is closed. (Reuters)"),
    "byline in square brackets": ("The port is closed. [ap]", "The port is closed. [ap]"),
    "no words": ("* * *", "* * *"),
    "dash": ("And then —", "And then —"),
    "bold end": ("It was <b>big</b>", "It was <b>big</b>."),
    "link end": ('See <a href="x">the list</a>', 'See <a href="x">the list</a>.'),
    "quotation in bold": ("He called it <b>“a gift”</b>", "He called it <b>“a gift.”</b>"),
}  # fmt: skip


@table("text, expected", _LOST)
def test_stop_lost_with_a_bracket(text: str, expected: str) -> None:
    assert fixed(f"<p>{text} p> < p > So. < / p >") == f"<p>{expected}</p><p>So.</p>"


def test_british_quotation() -> None:
    text = "<p>She called it “a loan”, and left.</p><p>He called it “a gift” p> < p > So. < / p >"
    assert "“a gift”.</p>" in fixed(text)
    assert stop_is_outside(text)


_NONE = {
    "heading": "<h2>Ships leave the port h2> < p > So. < / p >",
    "split heading": "< h 2 > They have left the port < / h 2 >",
    "item": "<ul>< li > they have left < / li ></ul>",
    "paragraph in an item": "<ul><li>< p > They have left < / p ></li></ul>",
    "cell": "<table><tr>< td > they have left < / td ></tr></table>",
    "caption": "<figure>< figcaption > They have left < / figcaption ></figure>",
    "table caption": "<table>< caption > They have left < / caption ></table>",
    "term": "<dl>< dt > they have left < / dt ></dl>",
    "image": '<p>< img src = "a.png" > p> < p > So. < / p >',
    "image and credit": '<p>< img src = "a.png" > Ada Brown p> < p > So. < / p >',
    "video": '<p>< iframe src = "a.html" > < / iframe > p> < p > So. < / p >',
    "label": "< p > Photo gallery < / p >",
    "intact tags": "<p>They have left</p>< p > So. < / p >",
}


@table("text", {name: (text,) for name, text in _NONE.items()})
def test_no_stop(text: str) -> None:
    assert fixed(text).replace("So.", "").replace("a.png", "").replace("a.html", "").count(".") == 0


@pytest.mark.parametrize("sentence", ["The crew threw it away", "She wrote a log every day"])
def test_a_past_that_is_no_participle_tells_a_sentence(sentence: str) -> None:
    page = f"<p>{sentence} < / p > < p > the tide was low < / p >"
    assert fixed(page) == f"<p>{sentence}.</p><p>The tide was low.</p>"


_SENTENCES = [
    "A short ride costs four coins", "The ferry sails at nine", "The mill closes at 4.30 in June",
    "Each boat carries a lamp", "This lane leads to the mill", "The old mill houses two owls",
    "They left. The ferry sails at nine",
]  # fmt: skip


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_a_verb_behind_its_subject_tells_a_sentence(sentence: str) -> None:
    assert fixed(f"< p > {sentence} < / p >") == f"<p>{sentence}.</p>"


_LABELS = [
    "The log of the ship", "A pier for small boats", "Ferry costs", "Ferry sails and ropes",
    "A ferry sails and ropes", "The ferry sails", "The boat parks in June",
    "The mill visits a year", "The boat reports of 1920", "A quick means of escape",
    "A boat pass for tourists", "A few tips for sailors", "A dozen sails a day",
    "A thousand lights in the bay", "A lamp that shines on water",
    "The log books two sailors needed", "The log books a child needs", "The bay lights at dawn",
    "The boat stops at 12 Mill Lane", "This summer sails at night", "Le bateau coûte trois sous",
    "Der Kurs des Bootes an Bord", "A vida das aves no mar",
]  # fmt: skip


@pytest.mark.parametrize("label", _LABELS)
def test_a_label_before_a_pulled_apart_closer_gets_no_stop(label: str) -> None:
    assert fixed(f"< p > {label} < / p >") == f"<p>{label}</p>"


def test_a_pulled_apart_closer_lost_the_stop_of_a_sentence() -> None:
    assert fixed("< p > They have left < / p >") == "<p>They have left.</p>"


@pytest.mark.parametrize("damage", [Damage.SPLIT, Damage.LOST], ids=str)
@pytest.mark.parametrize("body", ["", " ", "…", "—", "* * *", "42:"])
def test_nothing_to_end(body: str, damage: Damage) -> None:
    assert lost_stop(body, damage, outside=False) is None


_FIRST = {
    "word": ("nobody came.", "Nobody came."),
    "one-letter word": ("a ship came.", "A ship came."),
    "umlaut": ("ärzte kamen.", "Ärzte kamen."),
    "Russian": ("он ушёл.", "Он ушёл."),
    "Greek": ("όλοι ήρθαν.", "Όλοι ήρθαν."),
    "curly quote": ("“nobody came,” he said.", "“Nobody came,” he said."),
    "straight quote": ('"nobody came," he said.', '"Nobody came," he said.'),
    "bracket": ("(nobody came.)", "(Nobody came.)"),
    "in bold": ("<b>nobody</b> came.", "<b>Nobody</b> came."),
    "in a link": ('<a href="x">nobody</a> came.', '<a href="x">Nobody</a> came.'),
    "capital already": ("Nobody came.", "Nobody came."),
    "iPhone": ("iPhone sales fell.", "iPhone sales fell."),
    "eBay": ("eBay sold it.", "eBay sold it."),
    "digit": ("9 ships came.", "9 ships came."),
    "ordinal": ("3rd place went to him.", "3rd place went to him."),
    "variable": ("x grows.", "x grows."),
    "address": ("www.example.net is new.", "www.example.net is new."),
    "link": ("https://example.net is new.", "https://example.net is new."),
    "mail": ("ana@example.net wrote.", "ana@example.net wrote."),
    "code": ("<code>ls</code> lists files.", "<code>ls</code> lists files."),
    "image first": ('<img src="a.png"> nobody came.', '<img src="a.png"> Nobody came.'),
    "Chinese": ("船来了。", "船来了。"),
    "Georgian": ("გემი მოვიდა.", "გემი მოვიდა."),
    "dash": ("– nobody came.", "– nobody came."),
}


@table("text, expected", _FIRST)
def test_first_letter(text: str, expected: str) -> None:
    assert fixed(f"<p>So p> < p > {text} < / p >") == f"<p>So.</p><p>{expected}</p>"


_NOT_RAISED = {
    "item": ("<ul>< li > apples < / li ></ul>", "<ul><li>apples</li></ul>"),
    "cell": (
        "<table><tr>< td > apples < / td ></tr></table>",
        "<table><tr><td>apples</td></tr></table>",
    ),
    "behind a line break": (
        "< p > One. < br > two came. < / p >",
        "<p>One.<br>two came.</p>",
    ),
    "intact paragraph": ("<p>one came.</p>< p > So. < / p >", "<p>one came.</p><p>So.</p>"),
}


@table("text, expected", _NOT_RAISED)
def test_first_letter_stays(text: str, expected: str) -> None:
    assert fixed(text) == expected


@table(
    "word, may",
    {
        "word": ("recently", True),
        "article": ("a", True),
        "brand": ("iPhone", False),
        "variable": ("x", False),
        "capital": ("Now", False),
        "ligature": ("ﬁne", False),
        "Georgian": ("გემი", False),
        "sharp s": ("ß", False),
    },
)
def test_may_be_raised(word: str, may: bool) -> None:
    assert may_be_raised(word) is may


_ENDS_OF_PAGES = {
    "vowel sign": (
        "<p>नदी शांत थी p> < p > नाव आ गई p> < p >",
        "<p>नदी शांत थी।</p><p>नाव आ गई।</p>",
    ),
    "Turkish": (
        '<p lang="tr">Deniz sakin p> < p > ilk gemi geldi p> < p >',
        '<p lang="tr">Deniz sakin.</p><p>İlk gemi geldi.</p>',
    ),
    "dotless i in Turkish": (
        '<p lang="tr">Deniz sakin p> < p > ışık yandı p> < p >',
        '<p lang="tr">Deniz sakin.</p><p>Işık yandı.</p>',
    ),
    "i in German": (
        '<p lang="de">Die See war still p> < p > im Hafen lag Eis p> < p >',
        '<p lang="de">Die See war still.</p><p>Im Hafen lag Eis.</p>',
    ),
}


@table("text, expected", _ENDS_OF_PAGES)
def test_ends_of_damaged_pages(text: str, expected: str) -> None:
    assert fixed(text) == expected
