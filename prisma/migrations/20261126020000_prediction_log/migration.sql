-- CreateEnum
CREATE TYPE "prediction_route" AS ENUM ('champion', 'canary', 'shadow', 'pinned');

-- CreateTable
CREATE TABLE "predictions" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "route" "prediction_route" NOT NULL,
    "label" SMALLINT NOT NULL,
    "model_version" TEXT NOT NULL,
    "probabilities" DOUBLE PRECISION[],
    "features" DOUBLE PRECISION[],
    "features_hash" BYTEA,

    CONSTRAINT "predictions_pkey" PRIMARY KEY ("id")
);

-- Plain values are read where they lie: an element of an array costs no copy of the array.
ALTER TABLE "predictions" ALTER COLUMN "probabilities" SET STORAGE PLAIN;
ALTER TABLE "predictions" ALTER COLUMN "features" SET STORAGE PLAIN;

-- CreateTable
CREATE TABLE "feedback" (
    "prediction_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "label" SMALLINT NOT NULL,
    "corrects" SMALLINT,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("prediction_id")
);

-- CreateIndex
CREATE INDEX "predictions_at_idx" ON "predictions"("at");

-- CreateIndex
CREATE INDEX "feedback_received_at_idx" ON "feedback"("received_at");

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_prediction_id_fkey" FOREIGN KEY ("prediction_id") REFERENCES "predictions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
