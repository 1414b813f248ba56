-- Makes the table.
-- gen: notransaction -- GEN0406
create table t (id int);
