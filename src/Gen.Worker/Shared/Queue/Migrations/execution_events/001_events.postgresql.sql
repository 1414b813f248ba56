-- gen: dialect postgresql
-- What workers reported, and the few events of the server's own, whose sequence is 0 or less.
CREATE TABLE server_events (
  execution_id text COLLATE "C" NOT NULL,
  -- The order in which the server took them, without gaps.
  number bigint NOT NULL,
  attempt integer NOT NULL,
  sequence bigint NOT NULL,
  event_type text NOT NULL,
  node_name text NOT NULL,
  node_type text NOT NULL,
  status text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  duration_ms double precision,
  error text,
  -- As the worker sent them: jsonb would sort their members, and refuse a NUL.
  result json,
  meta json,
  trace_component json,
  PRIMARY KEY (execution_id, number),
  UNIQUE (execution_id, attempt, sequence)
);
