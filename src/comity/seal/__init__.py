"""Sealed letters between two nodes, signed logs and their proofs: bytes in, values out.

Stands on `cryptography` alone. Knows no clock, no database and no other room: today's date, keys
and earlier state come in as arguments. The format is described in docs/protocol.md, with vectors
in docs/vectors/. Where to look:

* `statement` one letter · `bundle` what is signed · `envelope` what travels · `attachment` files
* `keys` · `descriptor` what a partner says of itself · `receipt` · `arrival` seen before or not
* `log` the tree and its proofs · `checkpoint` its signed head · `export`, `verifier` for outsiders
"""
