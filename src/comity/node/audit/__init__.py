"""What was done, by whom: entries, the leaves they leave, the tree over them and its checkpoints.

The lowest room. Every write of a covered table happens inside one ``entry``; the entry's leaf commits to a
frame (no person in it, kept for the log's own term), to a matter (encrypted under the case's key, shredded
with it) and to a digest of every row it wrote. Stands on ``seal`` alone.
"""
