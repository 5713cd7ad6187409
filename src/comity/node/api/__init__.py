"""The REST API: the same verbs as the desk, for programs of the own country. Nothing is decided here.

Each route reads the input, calls one verb or query, and shows the result; one table turns errors into
answers. The door for partners is another room on another port.
"""
