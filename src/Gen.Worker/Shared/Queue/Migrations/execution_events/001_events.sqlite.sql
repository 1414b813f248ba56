-- gen: dialect sqlite
-- What workers reported, and the few events of the server's own, whose sequence is 0 or less.
CREATE TABLE server_events (
  execution_id TEXT NOT NULL,
  -- The order in which the server took them, without gaps.
  number INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  event_type TEXT NOT NULL,
  node_name TEXT NOT NULL,
  node_type TEXT NOT NULL,
  status TEXT NOT NULL,
  -- UTC, ISO 8601.
  created_at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  duration_ms REAL,
  error TEXT,
  -- JSON.
  result TEXT,
  meta TEXT,
  trace_component TEXT,
  PRIMARY KEY (execution_id, number),
  UNIQUE (execution_id, attempt, sequence)
);
