"""Files that come with a form: each is kept as a paper of the case, and the form keeps its reference."""

from django.http import HttpRequest, QueryDict

from comity.node.casework.queries import CaseInfo
from comity.node.papers.verbs import add_paper
from comity.node.staff.act import Officer


def keep(who: Officer, about: CaseInfo, request: HttpRequest) -> QueryDict:
    """Keep every file sent and return what was typed with their references in place.

    Raises:
        BadInput: a file is empty, too large or refused by the scanner.
    """
    said = request.POST.copy()
    for path, file in request.FILES.items():
        if file and not isinstance(file, list) and file.size:
            kept = add_paper(
                who, about.number, file.name or path, content=file.read(), handling=about.handling
            )
            said[path] = f"paper:{kept.pk}"
    return said
