"""How sealed bytes travel, one file per channel: bytes in, bytes out; no sealing key is ever in here.

A channel is one class that follows ``base.Channel`` and one module-level function ``open`` that makes it from
settings; channels do not know each other. Stands on nothing but the standard library and ``cryptography``
(to read a certificate's public key). To add one, see docs/add-a-channel.md.
"""
