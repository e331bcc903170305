"""Titles of works behind "called", and where the text speaks of them again."""

from __future__ import annotations

import pytest

from mtfix.casing.works import titles
from tests.casing.finders import corrected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He made a film called harvest.", "He made a film called Harvest."),
        ("A novel titled silence, he said.", "A novel titled Silence, he said."),
        ("A ferry named morning glory sank.", "A ferry named Morning Glory sank."),
        ('A song called "midnight rain" is out.', 'A song called "Midnight Rain" is out.'),
        (
            'The film "harvest", directed by Ann Orlik.',
            'The film "Harvest", directed by Ann Orlik.',
        ),
        ("A book entitled “of mice and men” sold.", "A book entitled “Of Mice and Men” sold."),
        ("The series named “the end of it” ran.", "The series named “The End of It” ran."),
        ('A song called "Bohemian rhapsody" ran.', 'A song called "Bohemian Rhapsody" ran.'),
        ('A film titled "The Shawshank redemption".', 'A film titled "The Shawshank Redemption".'),
        ('The novel called "War and peace" sold.', 'The novel called "War and Peace" sold.'),
        ('A film called "Alien: the return" ran.', 'A film called "Alien: The Return" ran.'),
        (
            'A series titled "self-portrait of us" ran.',
            'A series titled "Self-portrait of Us" ran.',
        ),
        (
            'The film "Gladiator" ran. In "gladiator" he',
            'The film "Gladiator" ran. In "Gladiator" he',
        ),
        (
            'The novel "Animal Farm" sold. He read "animal Farm" twice.',
            'The novel "Animal Farm" sold. He read "Animal Farm" twice.',
        ),
        ("A film titled autumn was shown.", "A film titled Autumn was shown."),
        ("They recorded a song named mirror.", "They recorded a song named Mirror."),
        ("Her album was titled dust.", "Her album was titled Dust."),
        (
            "His novel is called mirror. The mirror novel sold.",
            "His novel is called Mirror. The mirror novel sold.",
        ),
        (
            "They shot a film called Harvest. The harvest film project goes on.",
            "They shot a film called Harvest. The Harvest film project goes on.",
        ),
        (
            "A play titled “Echo” opened. Critics saw the play echo.",
            "A play titled “Echo” opened. Critics saw the play Echo.",
        ),
        (
            "She read the novel “the salt of the earth”.",
            "She read the novel “The Salt of the Earth”.",
        ),
        ('They sang "silent night" by Gruber.', 'They sang "Silent Night" by Gruber.'),
        ("His memoir titled harbour sold well.", "His memoir titled Harbour sold well."),
        (
            "We saw “quiet rivers”, directed by Ana Sol.",
            "We saw “Quiet Rivers”, directed by Ana Sol.",
        ),
        (
            "The singer and actress Mia Berg (“the glass garden”) came.",
            "The singer and actress Mia Berg (“The Glass Garden”) came.",
        ),
        (
            "The film prize went to the novelist Ole Dahl for “winter bread”.",
            "The film prize went to the novelist Ole Dahl for “Winter Bread”.",
        ),
        (
            "The actress is known for her role in “silent harbour”, a film.",
            "The actress is known for her role in “Silent Harbour”, a film.",
        ),
        (
            "Her novel called the mill on the hill, based on letters, sold well.",
            "Her novel called The Mill on the Hill, based on letters, sold well.",
        ),
    ],
    ids=lambda text: text[:30],
)
def test_titles_are_raised(text: str, wanted: str) -> None:
    assert corrected(titles, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A method called gradient descent is used.",
        'The song "dedicated" to her, and the film "unseen" by critics.',
        "The yacht, named after a king, and the ship called twice at Oslo were sold.",
        "A dish called borscht, and a game called tag.",
        'An old game called "blind man\'s buff" is played.',
        "A book called simply “the book” sold.",
        "The so-called film was bad.",
        'It was a film called "brilliant" by critics.',
        "The film called off the search.",
        "A type of song called villancico.",
        "The film was titled accordingly.",
        "A book named first was sold.",
        "The album was called dull. The dull album was sold.",
        "The film is called mirror.",
        "He sang a song called lullaby.",
        "Early films called talkies.",
        'He found the film "very funny" and the novel "a bore".',
        "An EP titled Live came out. They made a live EP.",
        "A film called War ran. It was the war film of the year.",
        "A film called Home ran. They took the film home with them.",
        'A book called "Cien años de soledad" and a song called "Ne me quitte pas".',
        'He performed "Take A Chance on Me" and the song "Take a Chance on Me".',
        'The book "Future Shock" sold. He coined the term "future shock" for it.',
        'They speak of "Dark Mills" and of "dark Mills".',
        'A song called "F*** the law" and an exhibition titled "Works on paper".',
        'A song called "La mala hora" and an album titled "21".',
        "The book “Why our Gardens become Deserts” sold well.",
        "They called the novel “wet paper”.",
        "The critic found the film “hard work”.",
        "He paid for the series “as is”.",
        "The series “Heroes of our Time” and the film “A Day with her Dog” ran.",
        "The “quiet turn”, directed by Ana Sol, cost him votes.",
        "The film prize went to the actress Mia Berg for “outstanding services”.",
        "The trader is known for his role in “shady deals”.",
        "A film called the best of the year, directed by Ana Sol, won.",
        "The word is used of “calico printing” (1836) by an author of novels and poems.",
    ],
    ids=lambda text: text[:30],
)
def test_other_words_stay(text: str) -> None:
    assert corrected(titles, text) == text
