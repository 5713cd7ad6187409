"""The walk: one lawful request goes from one country's node to another's and back, as officers would do it.

It speaks to both nodes through their REST API, signed in with password and code; it knows no database. Demo,
training and tests run it. Each step is a named function; a step that does not hold says what was seen.
"""
