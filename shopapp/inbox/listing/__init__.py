"""What an agent's pages read: the list, one conversation's surroundings, and how quickly people answer."""
