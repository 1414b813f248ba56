create table t (id int); -- GEN0405
