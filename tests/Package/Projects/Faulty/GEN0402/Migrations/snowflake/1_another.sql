create table u (id int); -- GEN0402
