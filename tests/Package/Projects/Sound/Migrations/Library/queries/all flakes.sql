select * from flakes;
