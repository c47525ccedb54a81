-- CreateTable
CREATE TABLE "pending_removals" (
    "bucket" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,

    CONSTRAINT "pending_removals_pkey" PRIMARY KEY ("bucket","prefix")
);

-- CreateIndex
CREATE INDEX "model_versions_model_id_idx" ON "model_versions"("model_id");
