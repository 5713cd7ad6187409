"""Forms and course of a readmission; the type itself stands in `requests`.

Stands on: fields, groups, the ordinary course and `further` for the stages of its own.
"""
