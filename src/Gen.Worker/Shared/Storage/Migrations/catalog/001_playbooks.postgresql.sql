-- gen: dialect postgresql
CREATE TABLE worker_playbooks (
  path text NOT NULL,
  version bigint NOT NULL,
  -- SHA-256 of the text as UTF-8.
  checksum text NOT NULL,
  registered_at timestamp with time zone NOT NULL,
  content text NOT NULL,
  PRIMARY KEY (path, version),
  UNIQUE (path, checksum)
);
