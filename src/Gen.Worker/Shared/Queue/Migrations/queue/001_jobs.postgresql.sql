-- gen: dialect postgresql
-- An execution that was asked for, and how it stands. Only the queue changes rows, and it locks them first.
CREATE TABLE server_jobs (
  -- Ids sort by their bytes, whatever the database's language.
  execution_id text COLLATE "C" NOT NULL PRIMARY KEY,
  path text NOT NULL,
  version bigint NOT NULL,
  -- An object, as it was sent.
  parameters json NOT NULL,
  merge_parameters integer NOT NULL,
  -- NULL: a failure of the playbook's own is final.
  retry json,
  max_attempts integer NOT NULL,
  parent_execution_id text,
  parent_event_id text,
  parent_step text,
  idempotency_key text COLLATE "C" UNIQUE,
  -- SHA-256 of the request that the key came with.
  request_hash text,
  -- queued, leased, retry, done, failed, dead, cancelled.
  status text COLLATE "C" NOT NULL,
  attempt integer NOT NULL,
  -- Whether the attempt may still report its end.
  is_open integer NOT NULL,
  cancel_requested integer NOT NULL,
  available_at timestamp with time zone NOT NULL,
  worker text,
  lease_seconds integer NOT NULL,
  lease_until timestamp with time zone,
  -- The number of the last event.
  events bigint NOT NULL,
  created_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  error text,
  FOREIGN KEY (path, version) REFERENCES worker_playbooks (path, version)
);
CREATE INDEX server_jobs_waiting ON server_jobs (execution_id) WHERE status IN ('queued', 'retry');
CREATE INDEX server_jobs_leased ON server_jobs (lease_until) WHERE status = 'leased';
CREATE INDEX server_jobs_status ON server_jobs (status, execution_id);
