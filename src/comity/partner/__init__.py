"""A simulated partner node without Django, for tests, training, conformance; and the invented people in it."""
