"""The desk: the pages an officer works in.

A face: it reads the input, calls one verb or query of a room below, and shows the result. Nothing is decided
here. Templates take plain values; words, dates, countries and chip colours are chosen here, in the officer's
language.
"""
