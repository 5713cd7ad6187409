"""Steps that casework's verbs share; each takes the open act first and touches only this room's tables."""
