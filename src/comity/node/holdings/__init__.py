"""The country's own records, and the index over them.

``models`` the tables, ``entries`` the seam to the engine's shapes, ``index`` the one way to search, ``live``
the index as one process holds it, ``imports`` and ``records`` the verbs, ``steps`` for verbs of higher rooms,
``rounds`` what the clerk does by itself. A record is kept encrypted under its owner's key; the index in the
node's folder holds names in the clear, because it is mapped and searched as it lies, and is readable by the
node alone. Stands on staff, audit and ``crosscheck``.
"""
