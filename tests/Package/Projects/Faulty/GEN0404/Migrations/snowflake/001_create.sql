create table t (id bigint); -- GEN0404
