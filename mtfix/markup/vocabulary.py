"""What HTML knows: element names and how they nest, attributes, entities.

Source: the HTML Living Standard (element index, optional tags, attribute index) and, for pages
of the time before it, the elements that HTML 4 called deprecated.
"""

from __future__ import annotations

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

PROTECTED = frozenset("script style pre code textarea kbd samp svg math".split())
"""Elements whose content is not prose; intact ones are not looked into."""

HIDDEN = frozenset("script style textarea svg math head title".split())
"""Protected elements that leave no trace in the text that a reader sees, or a picture."""

BLOCK = HEADINGS | frozenset(
    """address article aside blockquote body caption center col colgroup dd details dialog
    dir div dl dt fieldset figcaption figure footer form frameset head header hr html li
    legend link main menu meta nav noscript ol optgroup option p pre script section select
    style summary table tbody td template tfoot th thead title tr ul""".split()
)

INLINE = frozenset(
    """a abbr acronym area audio b base bdi bdo big br button canvas cite code data datalist
    del dfn em embed font i iframe img input ins kbd label map mark math meter nobr object
    output param picture progress q rp rt ruby s samp small source span strike strong sub
    sup svg textarea time track tt u var video wbr""".split()
)

ELEMENTS = BLOCK | INLINE

MEDIA = frozenset("img iframe video audio object embed picture canvas svg math input".split())
"""Elements that are content though they hold no text."""

CLOSES: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tbody": frozenset({"thead", "tbody", "tr", "td", "th"}),
    "tfoot": frozenset({"thead", "tbody", "tr", "td", "th"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
}
"""Which open elements an opening tag ends, up to the nearest `SCOPE`; any block ends a ``p``."""

SCOPE = frozenset(
    """table ul ol dl menu dir select div section article aside main nav header footer
    figure blockquote form fieldset details td th li dd caption button object body html""".split()
)
"""Elements beyond which an opening tag ends nothing."""

INSIDE_P = INLINE | frozenset("noscript link meta script style template".split())
"""What may stand in a paragraph without ending it."""

NO_STOP = HEADINGS | frozenset(
    """li dt dd td th caption figcaption legend summary title option button label nav
    footer""".split()
)
"""Elements whose text takes no full stop of its own."""

BOOLEAN_ATTRIBUTES = frozenset(
    """allowfullscreen async autofocus autoplay checked controls default defer disabled
    download formnovalidate hidden inert ismap itemscope loop multiple muted nomodule
    novalidate noshade nowrap open playsinline readonly required reversed selected
    webkitallowfullscreen mozallowfullscreen""".split()
)

ATTRIBUTES = BOOLEAN_ATTRIBUTES | frozenset(
    """abbr accept action align alink allow alt aria as autocomplete axis background bgcolor
    border bordercolor cellpadding cellspacing charset cite class clear code color cols
    colspan content contenteditable coords crossorigin data datetime decoding dir draggable
    enctype face for form frame frameborder headers height high href hreflang hspace
    http-equiv id imagesizes imagesrcset inputmode integrity is itemid itemprop itemref
    itemtype kind label lang language link list loading longdesc low marginheight
    marginwidth max maxlength media method min minlength name nonce optimum pattern ping
    placeholder poster preload property rel rev role rows rowspan rules sandbox scope
    scrolling shape size sizes slot span spellcheck src srcdoc srclang srcset start step
    style summary tabindex target text title translate type usemap valign value version
    vlink vspace width wrap xmlns""".split()
)

URL_ATTRIBUTES = frozenset(
    """action background cite data href longdesc ping poster src data-src data-href""".split()
)

NAME_ATTRIBUTES = frozenset("class id for name headers rel".split())
"""Attributes that hold names joined by hyphens."""

CODE_ATTRIBUTES = frozenset("accept-charset charset hreflang http-equiv lang xml:lang".split())
"""Attributes that hold codes joined by hyphens."""

CSS = frozenset(
    """align-content align-items align-self all animation appearance background background-color
    background-image background-position background-repeat background-size border border-bottom
    border-bottom-color border-bottom-style border-bottom-width border-collapse border-color
    border-image border-left border-left-color border-left-style border-left-width border-radius
    border-right border-right-color border-right-style border-right-width border-spacing
    border-style border-top border-top-color border-top-style border-top-width border-width bottom
    box-shadow box-sizing caption-side clear clip clip-path color column-count column-gap columns
    content cursor direction display empty-cells fill filter flex flex-basis flex-direction
    flex-flow flex-grow flex-shrink flex-wrap float font font-family font-feature-settings
    font-size font-stretch font-style font-variant font-weight gap grid grid-area grid-column
    grid-gap grid-row grid-template grid-template-columns grid-template-rows height hyphens
    isolation justify-content justify-items justify-self left letter-spacing line-height list-style
    list-style-image list-style-position list-style-type margin margin-bottom margin-left
    margin-right margin-top max-height max-width min-height min-width mix-blend-mode object-fit
    object-position opacity order orphans outline outline-color outline-offset outline-style
    outline-width overflow overflow-wrap overflow-x overflow-y padding padding-bottom padding-left
    padding-right padding-top page-break-after page-break-before page-break-inside perspective
    pointer-events position quotes resize right row-gap stroke stroke-width tab-size table-layout
    text-align text-decoration text-decoration-color text-decoration-line text-indent
    text-orientation text-overflow text-shadow text-transform top transform transform-origin
    transition unicode-bidi user-select vertical-align visibility white-space widows width
    word-break word-spacing word-wrap writing-mode z-index zoom
    margin-inline margin-block padding-inline padding-block inset aspect-ratio scroll-behavior
    text-align-last font-kerning mso-list mso-fareast-font-family mso-bidi-font-family""".split()
)
"""Properties of CSS that styles of pages set."""

ENTITIES = frozenset(
    """amp apos asymp bdquo brvbar curren darr emsp ensp frac12 frac14 frac34 gt harr hellip
    iexcl infin iquest laquo larr ldquo lsaquo lsquo lt mdash middot nbsp ndash ordf ordm permil
    plusmn quot raquo rarr rdquo rsaquo rsquo sbquo szlig thinsp uarr zwj zwnj""".split()
)
"""Named entities of signs that are no words; no others, for ``alpha & beta;`` is prose."""

MEASURES = frozenset(
    "cent copy deg divide euro ge le micro minus ne para pound sect times trade yen".split()
)
"""Named entities that are words too, and of which a number tells that no word was meant."""


def is_attribute(name: str) -> bool:
    """Whether HTML knows an attribute of this name.

    >>> is_attribute("data-id"), is_attribute("and")
    (True, False)
    """
    name = name.lower()
    return name in ATTRIBUTES or name.startswith(("data-", "aria-", "on", "xml:", "xlink:", "v-"))
