-- AlterTable
ALTER TABLE "batches"
    ADD COLUMN "typed" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "refused" INTEGER NOT NULL DEFAULT 0;

UPDATE "batches" SET "typed" = counted."rows"
  FROM (SELECT "batch_id", count(*) AS "rows" FROM "covertype_data" GROUP BY "batch_id") AS counted
 WHERE counted."batch_id" = "batches"."id";
UPDATE "batches" SET "refused" = counted."rows"
  FROM (SELECT "batch_id", count(*) AS "rows" FROM "quarantine" WHERE "raw_id" IS NOT NULL GROUP BY "batch_id") AS counted
 WHERE counted."batch_id" = "batches"."id";

-- AlterTable
ALTER TABLE "model_metrics" ADD COLUMN "snapshot_sha256" TEXT, ADD COLUMN "model_sha256" TEXT;

-- CreateTable
CREATE TABLE "snapshots" (
    "sha256" TEXT NOT NULL,
    "uri" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "rows" INTEGER NOT NULL,
    "training_rows" INTEGER NOT NULL,
    "holdout_rows" INTEGER NOT NULL,
    "through_id" BIGINT NOT NULL,
    "test_size" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshots_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "snapshot_batches" (
    "snapshot_sha256" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "first_id" BIGINT NOT NULL,
    "last_id" BIGINT NOT NULL,

    CONSTRAINT "snapshot_batches_pkey" PRIMARY KEY ("snapshot_sha256", "batch_id")
);

-- CreateIndex
CREATE INDEX "snapshot_batches_batch_id_idx" ON "snapshot_batches"("batch_id");

-- CreateIndex
CREATE INDEX "model_metrics_snapshot_sha256_idx" ON "model_metrics"("snapshot_sha256");

-- AddForeignKey
ALTER TABLE "snapshot_batches" ADD CONSTRAINT "snapshot_batches_snapshot_sha256_fkey" FOREIGN KEY ("snapshot_sha256") REFERENCES "snapshots"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot_batches" ADD CONSTRAINT "snapshot_batches_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
