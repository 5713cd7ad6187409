"""Officers, units, roles, tasks, notices, settings; the one door for every act and every look.

``act`` holds permission, transaction and log entry of a verb; ``look`` gives the token without which no query
returns a person. Stands on audit, and on ``rules.roles`` for what a role may do.
"""
