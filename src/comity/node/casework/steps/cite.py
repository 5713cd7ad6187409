"""How an article is cited, in letters and on pages alike: ‘Article 1(1)’, ‘Articles 1 and 3’, in full words."""

import re

from comity.node.register.queries import Said

SEVERAL = re.compile(r",\s*(?=\d)")
"""A comma before another number; ‘2(1)(a), number inferred’ is one article."""


def article(number: str) -> Said:
    """An article as it is cited; what is no number (a preamble, a title) is said as it stands.

    Args:
        number: as the pack writes it, such as ``1(1)`` or ``2(b), 3(1)``.
    """
    if not number[:1].isdigit():
        return Said("{words}", {"words": number})
    several = SEVERAL.split(number)
    if len(several) == 1:
        return Said("Article {article}", {"article": number})
    return Said("Articles {articles} and {last}", {"articles": ", ".join(several[:-1]), "last": several[-1]})
