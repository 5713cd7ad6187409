"""The one sequencer: numbers leaves in the order they were committed and grows the RFC 6962 tree.

It runs in the clerk, within a second of each act (the merge delay). Whoever runs it holds the tree's first
row locked, so two clerks cannot number at once.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from comity.node.audit.models import Checkpoint, Leaf, TreeNode
from comity.seal import checkpoint as notes
from comity.seal import log

BATCH = 1000
LOCK = 0x436F6D69
"""PostgreSQL advisory lock number of the sequencer."""
