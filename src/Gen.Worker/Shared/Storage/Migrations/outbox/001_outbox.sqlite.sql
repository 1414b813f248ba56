-- gen: dialect sqlite
-- How far the events of executions that a server asked for are delivered to it.
CREATE TABLE worker_outbox (
  -- In worker_events.
  execution_id TEXT NOT NULL PRIMARY KEY,
  -- The server's.
  reported_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  delivered INTEGER NOT NULL
) WITHOUT ROWID;
