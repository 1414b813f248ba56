-- GEN0407
insert into t values ('café');
