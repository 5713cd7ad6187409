"""The checks ``verify`` makes, one file for each thing that is checked; they read and never write."""
