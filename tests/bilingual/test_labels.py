"""Labels of Markdown beside their source: everywhere or nowhere."""

from __future__ import annotations

import mtfix
from tests.markup.tables import table


def _fixed(text: str, source: str) -> str:
    return mtfix.fix(text, format="markdown", source=source).text


_API = "See [the API][interface].\n\n[interface]: https://port.example/api"

_RESTORED = {
    "use of a link": (
        "Siehe [die API][schnittstelle].\n\n[interface]: https://port.example/api", _API,
        "Siehe [die API][interface].\n\n[interface]: https://port.example/api",
    ),
    "definition of a link": (
        "Siehe [die API][interface].\n\n[schnittstelle]: https://port.example/api", _API,
        "Siehe [die API][interface].\n\n[interface]: https://port.example/api",
    ),
    "notes": (
        "Ja[^fuß] und[^kopf].\n\n[^fuß]: Hier.\n\n[^kopf]: Da.",
        "Yes[^foot] and[^head].\n\n[^foot]: Here.\n\n[^head]: There.",
        "Ja[^foot] und[^head].\n\n[^foot]: Hier.\n\n[^head]: Da.",
    ),
    "heading and what links to it": (
        "# Boote {#boote}\n\nSiehe [oben](#boote).", "# Boats {#boats}\n\nSee [above](#boats).",
        "# Boote {#boats}\n\nSiehe [oben](#boats).",
    ),
    "keys": (
        "![Boot](/boat.svg){breite=50}", "![Boat](/boat.svg){width=50}",
        "![Boot](/boat.svg){width=50}",
    ),
}  # fmt: skip


@table("text, source, expected", _RESTORED)
def test_restored(text: str, source: str, expected: str) -> None:
    assert _fixed(text, source) == expected
    assert _fixed(expected, source) == expected


_KEPT = {
    "a label that fits its definition": (
        "Siehe [die API][schnittstelle].\n\n[schnittstelle]: https://port.example/api",
        _API,
    ),
    "notes in another order": (
        "Ja[^2] und[^1].\n\n[^1]: Hier.\n\n[^2]: Da.",
        "Yes[^1] and[^2].\n\n[^1]: Here.\n\n[^2]: There.",
    ),
    "fewer notes": (
        "Ja[^fuß].\n\n[^fuß]: Hier.",
        "Yes[^a] and[^b].\n\n[^a]: Here.\n\n[^b]: There.",
    ),
    "other values": ("![Boot](/boat.svg){breite=40}", "![Boat](/boat.svg){width=50}"),
}


@table("text, source", _KEPT)
def test_kept(text: str, source: str) -> None:
    assert _fixed(text, source) == text
