-- CreateEnum
CREATE TYPE "batch_state" AS ENUM ('accepted', 'held', 'released', 'rejected');

-- AlterTable
ALTER TABLE "batches"
    ADD COLUMN "state" "batch_state" NOT NULL DEFAULT 'accepted',
    ADD COLUMN "findings" JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN "profile" JSONB,
    ADD COLUMN "decided_by" TEXT,
    ADD COLUMN "decided_reason" TEXT,
    ADD COLUMN "decided_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "quarantine"
    ADD COLUMN "rule" TEXT NOT NULL DEFAULT 'unknown',
    ADD COLUMN "failures" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "quarantine" ALTER COLUMN "rule" DROP DEFAULT;

-- CreateIndex
CREATE INDEX "quarantine_rule_id_idx" ON "quarantine"("rule", "id");

-- CreateIndex
CREATE INDEX "batches_state_fetched_at_idx" ON "batches"("state", "fetched_at");
