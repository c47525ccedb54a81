-- The inputs of a run are listed in the order in which they were logged.
ALTER TABLE "run_inputs" ADD COLUMN "position" BIGSERIAL NOT NULL;
