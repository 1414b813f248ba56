select 2; -- GEN0404
