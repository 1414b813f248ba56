-- gen: dialect postgresql
-- How far the events of executions that a server asked for are delivered to it.
CREATE TABLE worker_outbox (
  -- In worker_events.
  execution_id text COLLATE "C" NOT NULL PRIMARY KEY,
  -- The server's.
  reported_id text NOT NULL,
  attempt integer NOT NULL,
  delivered bigint NOT NULL
);
