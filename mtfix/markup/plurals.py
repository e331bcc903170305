"""What engines make of the names of CLDR's plural categories: ``один``, ``kilka``, ``muchos``.

The words of all languages stand together; none of them is a word for two categories.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_WORDS: Mapping[str, str] = {
    "zero": "cero zéro нуль ноль нула nula nul noll nolla sıfır null 零 ゼロ 영 صفر אפס μηδέν",
    "one": """un una uno une ein eine einer eins um uma één een en ett én jeden jedna jedno jedan
        unu yksi egy üks bir один одна одно един една едно адзін 一 一个 一つ 하나 واحد אחד אחת ένα
        ένας एक หนึ่ง một satu""",
    "two": """dos deux zwei due dois duas doi două twee två dwa dwie dwóch dva dvě dve dvije kettő
        kaksi iki два две дві 二 两个 二つ 둘 اثنان שניים שתיים δύο दो สอง hai dua""",
    "few": """pocos pocas algunos algunas quelques wenige einige pochi poche alcuni alcune poucos
        poucas alguns algumas câteva puține weinig enkele få några noen nogle kilka kilku parę
        několik málo niekoľko nekoliko nekaj néhány muutama birkaç несколько кілька декілька няколко
        неколико 少数 几个 いくつか قليل μερικά कुछ""",
    "many": """muchos muchas beaucoup viele vieles molti molte muitos muitas mulți multe veel vele
        många mange wiele dużo mnoho hodně veľa mnogo sok monta palju çok много многие багато 许多
        很多 多数 多く 많은 كثير רבים πολλά कई nhiều banyak""",
    "other": """otro otra otros otras autre autres andere anderer anderes anderen sonstige sonstiges
        altro altra altri altre outro outra outros outras alte altele altul ander anders overig
        overige annan annat andra annet andre andet inny inna inne inni pozostałe jiný jiná jiné
        ostatní iný iné iná ostatné drugo drugi druge ostalo egyéb muu muut diğer diğeri другой
        другая другое другие остальное остальные прочее прочие інше інші друго други остало 其他
        其它 其余 その他 他の 다른 기타 أخرى آخر אחר אחרים אחרת άλλο άλλα अन्य อื่นๆ khác lainnya""",
}
_CATEGORY_OF = {word: category for category, words in _WORDS.items() for word in words.split()}


def categories(words: Sequence[str]) -> Sequence[str] | None:
    """The plural categories that words are translations of; None if one of them is unknown.

    >>> categories(["jeden", "kilka", "inne"])
    ['one', 'few', 'other']
    >>> categories(["jeden", "pliki"]) is None
    True
    """
    found = [_CATEGORY_OF.get(word.lower()) for word in words]
    known = [category for category in found if category is not None]
    return known if len(known) == len(found) and len(set(known)) == len(known) else None
