"""Endings of domains: ``harbour. mx`` is a host, ``harbour. it`` may be two sentences."""

from __future__ import annotations

SURE = "|".join(
    """com org edu gov ae bd bg bh br cl cn cz dz ec ee eu fr gr hk hr hu il io iq ir jp kr kw kz
    lk lt lv mk mx mz np nz ph pk pl py qa ro rs ru sk sv tr tw tz ua ug uk uy uz vn zm zw
    """.split()
)
"""Endings that no sentence of English begins with."""

PLAIN = "|".join(
    """af al ao ar au aw az ba bb bf bi bj bn bs bt bw bz ca cd cf cg ch ci ck cr cu cv cy de dj dk
    dm eg es et fi fj ga gd gg gh gi gl gn gp gq gt gy hn ht ie je jm ke kg kh ki km kn lb lc
    lr ls ly mc md mg mh ml mm mn mt mu mv mw nc ne nf ni nl nr om pf pg pt pw py rw sb
    sd se sh si sl sm sn sr ss sy sz tc td tf tg th tj tk tl tm tn tt va vc ve vg vi ws
    """.split()
)
"""Endings of other countries: no words of English, but some of another language."""

OTHER = "|".join(
    """ad ag ai am as at be bo by cc cm co do gm id in is it jo la ma me mp mr ms my na no pa pe pm
    pr ps re sa sc sg so st to tv us net info biz int app dev news online site
    blog museum li lu gu ye mo su ge fo vu fm ng""".split()
)
"""Endings that are words or abbreviations, too."""

BELOW_COM = "ar|au|br|cn|hk|mx|my|pe|ph|sg|tr|tw|ua|vn"
"""Countries whose firms have their sites below *com*."""

SECOND = "com|co|org|gov|gob|edu|net|ac"
"""What stands before the ending of a country as part of it: ``co.uk``."""
