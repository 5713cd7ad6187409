"""Forms and courses of the search for a wanted person and of the query by name; the types stand in `requests`.

Stands on: fields, groups, the ordinary course, `further` for stages of a type's own, and the questions that
requests between courts share.
"""
