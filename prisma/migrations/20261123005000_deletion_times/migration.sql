-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "deleted_at" BIGINT;

-- When earlier ones were deleted nobody wrote down: their time begins now.
UPDATE "runs" SET "deleted_at" = (EXTRACT(EPOCH FROM now()) * 1000)::bigint WHERE "lifecycle_stage" = 'deleted';
