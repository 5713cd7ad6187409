"""Forms and courses of requests between courts and ministries of justice; the types themselves stand in `requests`.

Stands on: fields, groups, the ordinary course and `further` for stages of a type's own. One file of questions
that several share, then a file of forms and one of the course for each type.
"""
