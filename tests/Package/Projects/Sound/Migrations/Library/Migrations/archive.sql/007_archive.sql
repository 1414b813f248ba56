create table archive (name text);
