create table flakes (name text);
