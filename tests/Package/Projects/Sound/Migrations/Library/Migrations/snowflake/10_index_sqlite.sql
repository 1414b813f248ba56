-- gen: dialect sqlite
create index i on flakes (name);
