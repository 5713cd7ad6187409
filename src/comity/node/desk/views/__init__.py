"""One file a noun: each view reads the input, calls one verb or query of a room, and shows the result."""
