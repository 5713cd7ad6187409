"""Requests between two states: one verb per file, each with one act inside; shared look-ups in ``steps``.

A case is a matter with one number on each side. The type of a request is a declaration in ``rules``; nothing
here names one. Stands on exchange, register, holdings, papers and staff; asks rules what is lawful.
"""
