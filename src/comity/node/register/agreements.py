"""What officers do with agreements: enter one, move its stage, attach its pack, add provisions and texts."""

from comity.node.papers import steps as papers
from comity.node.register import queries, steps
from comity.node.register.models import Agreement, AgreementText, Provision, StageRow
from comity.node.register.steps import Move, NewAgreement
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.errors import BadInput
from comity.node.staff.typed import words

__all__ = ["Move", "NewAgreement", "add_agreement", "add_provision", "add_text", "attach_pack", "move_stage"]

LABEL = "node"


def add_agreement(officer: Officer, new: NewAgreement, *, when: str = "") -> Agreement:
    """Enter an agreement with its present stage.

    Args:
        officer: who enters it.
        new: what is known of it.
        when: the day it reached that stage, as far as it is known.

    Raises:
        BadInput: something in it means nothing.
    """
    with act(officer, "register.add_agreement", label=LABEL) as opened:
        for code in new.parties:
            steps.ensure_party(opened, code)
        row = steps.add_agreement(opened, new)
        steps.move_stage(opened, row, Move(new.stage, when=when, source=new.source, verified=new.verified))
        _frame(opened, row)
        return row


def move_stage(officer: Officer, reference: str, move: Move) -> StageRow:
    """Add a step to an agreement's history.

    Raises:
        NotFound: there is no such agreement.
        BadInput: stage, party or day mean nothing.
    """
    with act(officer, "register.change_stage", about=reference, label=LABEL) as opened:
        row = steps.agreement_row(reference)
        _frame(opened, row)
        return steps.move_stage(opened, row, move)


def attach_pack(officer: Officer, reference: str, pack: str) -> Agreement:
    """Say which pack of the rules holds the words of an agreement.

    Raises:
        NotFound: there is no such agreement.
        BadInput: there is no such pack.
    """
    if pack not in queries.packs():
        raise BadInput("There is no pack {pack}.", {"pack": pack})
    with act(officer, "register.link_pack", about=reference, label=LABEL) as opened:
        row = steps.agreement_row(reference)
        row.pack = pack
        row.save()
        _frame(opened, row)
        return row


def add_provision(
    officer: Officer, reference: str, article: str, text: str, *, source: str = ""
) -> Provision:
    """Note what an article says; it counts as unverified until a lawyer has read it.

    Raises:
        NotFound: there is no such agreement.
        BadInput: article or text is missing.
    """
    for field, said in {"article": article, "text": text}.items():
        words(said, field, missing="Give the article and what it says.")
    with act(officer, "register.add_provision", about=reference, label=LABEL):
        row = Provision(agreement=steps.agreement_row(reference), article=article, text=text, source=source)
        row.save()
        return row


def add_text(officer: Officer, reference: str, name: str, *, content: bytes, language: str) -> AgreementText:
    """Keep a published text of an agreement.

    Raises:
        NotFound: there is no such agreement.
        BadInput: the file cannot be taken.
    """
    with act(officer, "register.add_text", about=reference, label=LABEL) as opened:
        agreement = steps.agreement_row(reference)
        paper = papers.keep(opened, LABEL, name, content, persons=False)
        row = AgreementText(agreement=agreement, paper=paper, language=language)
        row.save()
        return row


def _frame(opened: Act, row: Agreement) -> None:
    opened.about = row.reference
    opened.note(about=row.reference)
    opened.frame(agreement=row.reference, stage=row.stage, kind_of_agreement=row.kind)
