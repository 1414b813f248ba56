-- gen: dialect sqlite
-- A result is nothing without the event that brought it.
CREATE TABLE worker_results (
  execution_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  step TEXT NOT NULL,
  -- JSON, as the action returned it.
  value TEXT NOT NULL,
  PRIMARY KEY (execution_id, number),
  FOREIGN KEY (execution_id, number) REFERENCES worker_events (execution_id, number)
);
