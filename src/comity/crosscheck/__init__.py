"""Cross-check: do our holdings know this person or document, how sure, and why.

A plain library; it stands on numpy and rapidfuzz and on no other room. It reads no clock and no settings:
today's date comes with each question. What it keeps lies in one folder of flat, checksummed files.

    entry       who or what a record describes, and the same shape for a question
    names       a written name taken apart into comparable words
    births      how two dates of birth agree
    documents   numbers of passports and the like
    score       the evidence for 'the same person', in bits, each with its reason
    index       the holdings, searchable: open, search, add, remove, publish, merge, verify
    screen      many questions at once
"""

from comity.crosscheck.answer import Answer, Hit, Level, Policy, Reason
from comity.crosscheck.entry import Birth, Document, Entry, Kind, Name, NameKind, NameOrder, Query, Sex
from comity.crosscheck.errors import CrosscheckError
from comity.crosscheck.index import Index

__all__ = [
    "Answer",
    "Birth",
    "CrosscheckError",
    "Document",
    "Entry",
    "Hit",
    "Index",
    "Kind",
    "Level",
    "Name",
    "NameKind",
    "NameOrder",
    "Policy",
    "Query",
    "Reason",
    "Sex",
]
