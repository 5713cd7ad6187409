"""Every file: encrypted per case, addressed by what it holds, scanned, with handling code and text search.

``models`` the tables, ``vault`` the files on disk, ``words`` the blind index over their text, ``scan`` the
hook for a virus scanner; ``steps``, ``verbs`` and ``queries`` as in every room. Stands on staff and audit,
and on ``intake`` for the text inside a file. Limits: a file's size is not hidden; words are found whole.
"""
