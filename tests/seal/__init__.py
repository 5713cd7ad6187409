"""Tests of the seal; the package keeps its file names apart from those of other rooms."""
