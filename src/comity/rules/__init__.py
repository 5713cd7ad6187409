"""The law as plain functions: may we, must we, by when.

Facts and today's date come in, verdicts go out. No clock, no database, no settings, no Django.
Stands on nothing but Python; the node gathers rows into facts and keeps the verdicts.
"""
