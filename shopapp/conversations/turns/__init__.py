"""Turns: one message and its answer. A message is stored before it is answered, so nothing that was said is ever lost."""
