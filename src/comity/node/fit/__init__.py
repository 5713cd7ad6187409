"""Whether this node is fit to serve: its keys, its tables, its identity, its settings, its disk.

``run`` and its likes, ``/readyz`` and ``doctor`` all ask here. It stands on the rooms and looks without changing.
"""
