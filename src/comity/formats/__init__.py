"""Formats in which things enter and leave, one file each; nothing here knows the law, the node or each other.

They take values that are already worded and translated and return bytes.
"""
