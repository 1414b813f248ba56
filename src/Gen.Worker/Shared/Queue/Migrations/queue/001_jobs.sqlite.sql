-- gen: dialect sqlite
-- An execution that was asked for, and how it stands. Only the queue changes rows, and it locks them first.
CREATE TABLE server_jobs (
  execution_id TEXT NOT NULL PRIMARY KEY,
  path TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- JSON, an object.
  parameters TEXT NOT NULL,
  merge_parameters INTEGER NOT NULL,
  -- JSON; NULL: a failure of the playbook's own is final.
  retry TEXT,
  max_attempts INTEGER NOT NULL,
  parent_execution_id TEXT,
  parent_event_id TEXT,
  parent_step TEXT,
  idempotency_key TEXT UNIQUE,
  -- SHA-256 of the request that the key came with.
  request_hash TEXT,
  -- queued, leased, retry, done, failed, dead, cancelled.
  status TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  -- Whether the attempt may still report its end.
  is_open INTEGER NOT NULL,
  cancel_requested INTEGER NOT NULL,
  -- UTC, ISO 8601, as all times.
  available_at TEXT NOT NULL,
  worker TEXT,
  lease_seconds INTEGER NOT NULL,
  lease_until TEXT,
  -- The number of the last event.
  events INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT,
  error TEXT,
  FOREIGN KEY (path, version) REFERENCES worker_playbooks (path, version)
);
CREATE INDEX server_jobs_waiting ON server_jobs (execution_id) WHERE status IN ('queued', 'retry');
CREATE INDEX server_jobs_leased ON server_jobs (lease_until) WHERE status = 'leased';
CREATE INDEX server_jobs_status ON server_jobs (status, execution_id);
