"""Partners, agreements, meetings and commitments: the nouns of the relation with other states.

``models`` the tables, one file a noun; verbs grouped by noun (``partners``, ``agreements``, ``meetings``,
``commitments``, ``communiques``, ``seed``); ``steps`` for verbs of higher rooms; ``queries`` for the faces.
Dates of force live here and nowhere else; the words of the instruments are packs of ``rules``. Officials are
named in their public office; subjects of cases are never in this room. Stands on papers, staff and audit, and
on ``intake``, which reads communiqués, and ``rules``, whose basis asks what is in force.
"""
