"""What states do together beside requests: countersigned commitments, screening, evidence, training, joint work.

For now it takes the letters that belong here and gives them to a person. Stands on exchange and register.
"""
