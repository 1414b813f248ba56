-- gen: no-transaction, dialect postgresql
create index concurrently i on flakes (name);
