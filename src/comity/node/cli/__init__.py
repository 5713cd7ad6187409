"""The command line, a face like the desk: a command reads its words, calls one verb or query, and prints."""
