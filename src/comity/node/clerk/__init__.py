"""The node's clock: jobs with leases; letters sealed, delivered, handed to takers; rounds; the log's tree.

Below never calls: what lies ready in exchange, and what the rooms declare as takers and rounds, is fetched
from here. Every effect is a compare-and-set inside one act, so a clerk may be killed at any instant and run
again.
"""
