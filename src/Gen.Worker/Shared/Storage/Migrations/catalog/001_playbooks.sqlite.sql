-- gen: dialect sqlite
CREATE TABLE worker_playbooks (
  path TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- SHA-256 of the text as UTF-8.
  checksum TEXT NOT NULL,
  registered_at TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (path, version),
  UNIQUE (path, checksum)
);
