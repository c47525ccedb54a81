-- A batch and its rows are written in one transaction and never deleted, and the check of this key took as
-- long as storing the row.
ALTER TABLE "covertype_raw" DROP CONSTRAINT "covertype_raw_batch_id_fkey";
