"""Stray capitals in mid-sentence."""

from __future__ import annotations

import pytest

import mtfix
from mtfix.casing.overcap import strays
from tests.casing.finders import corrected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It is small and Has two doors.", "It is small and has two doors."),
        ("According to the log, The ship was full.", "According to the log, the ship was full."),
        ("The makers, Including Audi, object.", "The makers, including Audi, object."),
        ("Her uncle, A baker too, was ill.", "Her uncle, a baker too, was ill."),
        ("She sat in the House of Representatives and a court.", None),
        ("It is not A problem for us.", "It is not a problem for us."),
        ("The sonata is not A major.", None),
        ("In his novel, The hare and the tortoise meet.", None),
        ("He is the best in the world Of the arts.", "He is the best in the world of the arts."),
        ("It may result in Up to ten new jobs.", "It may result in up to ten new jobs."),
        ("We do not know that It is a long way.", "We do not know that it is a long way."),
        ("He left early because They were late for work.", None),
        ("We want to Make the best of it here.", "We want to make the best of it here."),
        ("The town will Build a new bridge here.", "The town will build a new bridge here."),
        ("The bridge was Officially opened by him.", "The bridge was officially opened by him."),
        ("For Anna, Building a pier is easy work.", "For Anna, building a pier is easy work."),
    ],
    ids=lambda text: str(text)[:30],
)
def test_strays_are_lowered(text: str, wanted: str | None) -> None:
    assert corrected(strays, text) == (wanted or text.replace("They", "they"))


@pytest.mark.parametrize(
    "text",
    [
        "It runs on coal »And needs no fuel.",
        "The fish is served »With rice.",
        "The bell was stolen »From a monastery.",
        "The court ruled »That the contract is void.",
        "It is twice as long »As the old one.",
        "The herd has »To cross the river.",
        "The show was cancelled »Because the river had risen.",
        "The long wall »Of the old barn fell.",
        "It »Was the second time in a year.",
        "The cloth was lined »With a skin that keeps it warm.",
        "They sail along the shore »To reach the old harbour before noon.",
        "He had an old car, »Which had no doors.",
        "He came to a town, »Where the roads end.",
        "He called twice, »But she did not answer.",
        "They repaired the bridge, »Opening two lanes.",
        "The men came at night, »Using a ladder.",
    ],
    ids=lambda text: text[:30],
)
def test_words_that_go_on_with_a_clause_are_lowered(text: str) -> None:
    assert corrected(strays, text.replace("»", "")) == _lowered(text)


@pytest.mark.parametrize(
    "text",
    [
        "It has »Autonomous control. Most autonomous cars and autonomous lorries stop.",
        "The mirror of the »Telescope is old. A telescope is dear, and the telescope is far away.",
        "Each »Vaccine was tested. The vaccine is safe, and no vaccine was sold.",
        "Anna has been »Examined by a doctor.",
        "Later Anna »Had been there for years.",
        "The reported »Illnesses have no cure. Many illnesses have, and old illnesses too.",
    ],
    ids=lambda text: text[:30],
)
def test_plain_words_that_the_text_writes_small_are_lowered(text: str) -> None:
    assert corrected(strays, text.replace("»", "")) == _lowered(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The roof Was repaired Before the snow fell.",
            "The roof was repaired before the snow fell.",
        ),
        (
            "The court Has ruled That the fine Was too high.",
            "The court has ruled that the fine was too high.",
        ),
        (
            "The bread is baked With rye and Must not be frozen.",
            "The bread is baked with rye and must not be frozen.",
        ),
        (
            "They left the field After the match, Although the fans stayed.",
            "They left the field after the match, although the fans stayed.",
        ),
        (
            "The house was sold Because of the damp, and Anna Orlik explained That the owner left.",
            "The house was sold because of the damp, and Anna Orlik explained that the owner left.",
        ),
        (
            "He will miss the next match Because he has to work.",
            "He will miss the next match because he has to work.",
        ),
        (
            "They were said To have sold it to a gang Which robbed old banks in town.",
            "They were said to have sold it to a gang which robbed old banks in town.",
        ),
        (
            "They sold the house Because it was old, But the garden Was lovely.",
            "They sold the house because it was old, but the garden was lovely.",
        ),
    ],
    ids=lambda text: text[:30],
)
def test_several_strays_do_not_guard_each_other(text: str, wanted: str) -> None:
    assert corrected(strays, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He said that Intel »And other makers pay.",
        "It rained because Anna »And her friends prayed.",
        "Firms such as Intel »Or other makers of chips.",
        "She met Anna »Before the test.",
        "He left Oslo »And moved to Rome.",
        "The town built a new »Library in May; the library holds 300 books.",
        "He works at a »Hospital in Bonn, and the hospital pays well.",
    ],
    ids=lambda text: text[:30],
)
def test_what_joins_names_and_new_nouns_are_lowered(text: str) -> None:
    assert corrected(strays, text.replace("»", "")) == _lowered(text)


def _lowered(text: str) -> str:
    before, _, behind = text.partition("»")
    return before + behind[0].lower() + behind[1:]


@pytest.mark.parametrize(
    "text",
    [
        "The Buyer pays the Seller. A buyer pays, and a seller sells, as buyer or as seller.",
        "The king of the Church is old. A church is here, and the church is far from the church.",
        "Click Export here. They export it, and they export more of it.",
        "See the notes on the Feedback page. We like feedback, and feedback likes us.",
        "He used a picture Passive voice leaves the actor unknown. A passive voice is passive.",
        "He knew Peter the Great as a man. He was great, and had great ideas.",
        "It was a round of the Round of 16. The round was long, and a round is round.",
        "Its fears, With all the hopes of years, Are here, And all the songs.",
        "Replacing old notes When replacing any notes in it.",
        "They drank tea With the rain they went home.",
        "They found an old mine In the evening the rain began.",
        "We like `code`. It returns a Promise that is kept. A promise is a promise, promise me.",
        "Praise that Being whose work it is. God is a being, a being, a being.",
        "The site asks the Was this page helpful? question of all.",
        "Old men, Young women, And children go first.",
        "He saw Anna And she left. He drove to Paris And there he stayed.",
        "The song And It Was So is old, and Was It So is new.",
        "What We Did Before They Came And Why It Was Wrong",
        "In the film When They Were Young, he plays a cook.",
        "She has a Library of Congress card. A library is there.",
        "He read Anna In the rain he went home.",
        "What About old versions of it?",
        "They got an A from it, and a letter.",
        "They all like to read books To learn more visit the site of the town.",
    ],
    ids=lambda text: text[:30],
)
def test_names_terms_and_lost_sentences_stay(text: str) -> None:
    assert corrected(strays, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "They use a picture The summary is below.",
        "Later we will log in Then we will see.",
        "He was in the band The who for years.",
        "He acted in Over the Rainbow and in Into the Woods.",
        "The theory appears in The large scale structure of it.",
        "He wrote On the Origin of Species and more.",
        "God knows that He will bless all of us here.",
        "The licence says that You may use what You get under it.",
        "The Buyer shall pay what the Buyer owes to the seller.",
        "He returned to University the following year.",
        "Five Ways Of Cooking Rice And Has It All",
        "In the same year, Evening in Spring was published.",
        "In 2007, Standing on the Outside: The Songs of it was sold.",
        "In Beijing, Reading and Worthing are known.",
        "A film called Has anyone seen it is out.",
        "The word Of and the word Has are short.",
        "Is it so? Was it so? Are they there?",
        "He said so: Has it come? He asked “Is it so?”",
        "The music of Houses of the Holy topped all charts.",
        "She is in class A with a vitamin B deficit.",
        "He will meet Will and Mark the next day.",
    ],
    ids=lambda text: text[:30],
)
def test_other_capitals_stay(text: str) -> None:
    assert corrected(strays, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "A broken oar lies here. The leader of the Broken party sat near a broken oar.",
        "A broken oar lies here. We held the Broken oars and Boats Day for a broken oar.",
    ],
)
def test_names_of_parties_and_long_names_are_left(text: str) -> None:
    assert corrected(strays, text) == text


@pytest.mark.parametrize(
    ("season", "end"),
    [("Autumn", ": nobody knows."), ("Summer", " of 1990."), ("Winter", " when it snows.")],
)
def test_seasons_are_lowered_in_a_text_that_has_lost_capitals(season: str, end: str) -> None:
    text = "The fair may move to germany in the "
    assert corrected(strays, text + season + end) == text + season.lower() + end


@pytest.mark.parametrize(
    "text",
    [
        "The fair may move to Germany in the Autumn: nobody knows.",  # the writer’s own way
        "They saw germany at the Winter Olympics, and in the Summer Palace.",
        "The Prague Spring was watched in germany.",
    ],
)
def test_other_seasons_keep_their_capitals(text: str) -> None:
    assert corrected(strays, text) == text


def test_a_text_that_has_lost_names_may_have_lost_half_of_one() -> None:
    text = "A broken oar lies here. We mend with Broken oars in %s now. It is broken."
    assert corrected(strays, text % "Kenya") == (text % "Kenya").replace("Broken", "broken")
    assert corrected(strays, text % "kenya") == text % "kenya"


@pytest.mark.parametrize(
    "text",
    [
        "The barn was built in 1870 »And burned down in 1921.",
        "The tower was higher than the one »In Lyon.",
        "The painter was born »In Lisbon.",
        "The tram stops at the church »Or near the station, as the driver likes.",
        "For the crew, »Sailing was the best part.",
        "The trade »Union of bakers met in the old hall.",
        "He was a police »Officer in the town.",
    ],
    ids=lambda text: text[-30:],
)
def test_strays_that_a_number_a_place_or_a_compound_tells(text: str) -> None:
    assert mtfix.fix(text.replace("»", "")).text == _lowered(text)


@pytest.mark.parametrize(
    "text",
    [
        "Will Will sign the will? Yes, he will.",
        "So will Will sign the contract tomorrow.",
        "May May stay until the end of may?",
        "Has Miles been here? It is ten miles away, and the miles are long.",
        "When did Summer leave? In summer, or after the summer.",
        "He saw the film In Bruges with his wife.",
        "Of all the comedies he liked In Bruges the most.",
        "For the fans, Sailing is the best song of the year.",
        "The trade Union of Bakers met in the hall.",
        "The sovereign State of the island has no army.",
        "They spoke of climate Change, and Change it did.",
    ],
    ids=lambda text: text[:30],
)
def test_names_that_are_words_and_titles_keep_their_capitals(text: str) -> None:
    kept = [word for word in text.split() if word[0].isupper()]
    assert [word for word in mtfix.fix(text).text.split() if word in kept] == kept
