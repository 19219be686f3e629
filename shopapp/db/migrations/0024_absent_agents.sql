-- A conversation whose agent gives no sign of life goes back to the team: moved by no agent, no shopper and no assistant.

ALTER TABLE holder_moves DROP CONSTRAINT holder_moves_by_check;
ALTER TABLE holder_moves ADD CONSTRAINT holder_moves_by_check CHECK (by IN ('assistant', 'shopper', 'agent', 'clock'));
