"""One file per format, each with ``read(data, name) -> str``; loaded only when a file of that format is met.

The libraries behind them take a second to load, which a node that serves pages need not spend.
"""
