"""Letters leave and arrive: partners pinned at a ceremony, order, receipts, what was disclosed.

A letter that arrives calls nobody: it is stored, and its taker comes down for it. Where to look:

* ``identity`` this node's keys · ``partners`` who was pinned, and how · ``ways`` which channel leads where
* ``outbox`` composing (a step) · ``sealing``, ``delivery`` what the clerk does · ``receipts`` what came back
* ``inbox`` what the door does, and ``taken`` · ``order`` what may take effect · ``takers`` this room's kinds

Stands on staff, audit, ``seal`` and ``channels``.
"""
