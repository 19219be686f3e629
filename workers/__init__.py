"""RQ: queues, the one table of periodic jobs, and jobs of three lines that call a room."""
