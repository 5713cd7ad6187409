"""Sealed letters between two nodes, signed logs and their proofs: bytes in, values out.

Stands on `cryptography` alone. Knows no clock, no database and no other room: today's date, keys
and earlier state come in as arguments. The format is docs/protocol.md ("protocol 3.1" names a
section of it), with vectors in docs/vectors/. Where to look:

* `statement` one letter · `bundle` what is signed · `envelope` what travels · `attachment` files
* `keys` · `descriptor` what a partner says of itself · `receipt` · `arrival` seen before or not
* `letter` its fields · `header` what a relay sees · `epochs` sealing keys · `roots` what is pinned
* `log` the tree and its proofs · `checkpoint` its signed head · `export`, `verifier` for outsiders
"""
