-- gen: dialect postgresql
CREATE TABLE worker_events (
  -- Ids sort by their bytes, whatever the database's language.
  execution_id text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  event_type text NOT NULL,
  node_name text NOT NULL,
  node_type text NOT NULL,
  status text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  duration_ms double precision,
  error text,
  meta jsonb,
  PRIMARY KEY (execution_id, number)
);
