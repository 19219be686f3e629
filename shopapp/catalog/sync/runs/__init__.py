"""The rows of full runs: who works on one, how far it is, and the export's lines waiting to be joined."""
