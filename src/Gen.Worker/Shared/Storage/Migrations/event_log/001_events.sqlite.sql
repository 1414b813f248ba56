-- gen: dialect sqlite
CREATE TABLE worker_events (
  execution_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  event_type TEXT NOT NULL,
  node_name TEXT NOT NULL,
  node_type TEXT NOT NULL,
  status TEXT NOT NULL,
  -- UTC, ISO 8601.
  created_at TEXT NOT NULL,
  duration_ms REAL,
  error TEXT,
  -- JSON.
  meta TEXT,
  PRIMARY KEY (execution_id, number)
) WITHOUT ROWID;
