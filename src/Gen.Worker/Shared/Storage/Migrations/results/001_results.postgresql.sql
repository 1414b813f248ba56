-- gen: dialect postgresql
-- A result is nothing without the event that brought it.
CREATE TABLE worker_results (
  execution_id text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  step text NOT NULL,
  -- As the action returned it: jsonb would sort its members, and refuse a NUL.
  value json NOT NULL,
  PRIMARY KEY (execution_id, number),
  FOREIGN KEY (execution_id, number) REFERENCES worker_events (execution_id, number)
);
