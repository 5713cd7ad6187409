"""The door for partners: a listener of its own, with its own port; it never serves the desk.

TLS 1.3 with a client certificate that is pinned, sizes and quotas before a body is read, one path, and behind
it one verb: ``exchange.inbox.receive``. Whatever is unclear, the door stays shut. Stands on exchange.
"""
