"""Agreements, conventions and national law as data: one TOML file each.

A pack holds what the words of an instrument say: which requests it serves, under which conditions, by which
article, how long, through whom, in which language; each value with its source and whether somebody read it.
It never holds dates of force: the register holds stage and dates for each party.
"""
