select 0; -- GEN0403
