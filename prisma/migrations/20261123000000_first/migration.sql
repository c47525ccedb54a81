-- CreateEnum
CREATE TYPE "raw_row_status" AS ENUM ('raw', 'processed', 'quarantined');

-- CreateEnum
CREATE TYPE "lifecycle_stage" AS ENUM ('active', 'deleted');

-- CreateEnum
CREATE TYPE "run_status" AS ENUM ('RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED');

-- CreateTable
CREATE TABLE "batches" (
    "id" TEXT NOT NULL,
    "group_number" INTEGER NOT NULL,
    "batch_number" INTEGER NOT NULL,
    "object_uri" TEXT NOT NULL,
    "object_sha256" TEXT NOT NULL,
    "received" INTEGER NOT NULL,
    "inserted" INTEGER NOT NULL,
    "duplicated" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "covertype_raw" (
    "id" BIGSERIAL NOT NULL,
    "batch_id" TEXT NOT NULL,
    "row_hash" BYTEA NOT NULL,
    "status" "raw_row_status" NOT NULL DEFAULT 'raw',
    "elevation" TEXT NOT NULL,
    "aspect" TEXT NOT NULL,
    "slope" TEXT NOT NULL,
    "horizontal_distance_to_hydrology" TEXT NOT NULL,
    "vertical_distance_to_hydrology" TEXT NOT NULL,
    "horizontal_distance_to_roadways" TEXT NOT NULL,
    "hillshade_9am" TEXT NOT NULL,
    "hillshade_noon" TEXT NOT NULL,
    "hillshade_3pm" TEXT NOT NULL,
    "horizontal_distance_to_fire_points" TEXT NOT NULL,
    "wilderness_area" TEXT NOT NULL,
    "soil_type" TEXT NOT NULL,
    "cover_type" TEXT NOT NULL,

    CONSTRAINT "covertype_raw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "covertype_data" (
    "id" BIGSERIAL NOT NULL,
    "raw_id" BIGINT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "elevation" INTEGER NOT NULL,
    "aspect" INTEGER NOT NULL,
    "slope" INTEGER NOT NULL,
    "horizontal_distance_to_hydrology" INTEGER NOT NULL,
    "vertical_distance_to_hydrology" INTEGER NOT NULL,
    "horizontal_distance_to_roadways" INTEGER NOT NULL,
    "hillshade_9am" INTEGER NOT NULL,
    "hillshade_noon" INTEGER NOT NULL,
    "hillshade_3pm" INTEGER NOT NULL,
    "horizontal_distance_to_fire_points" INTEGER NOT NULL,
    "wilderness_area" INTEGER NOT NULL,
    "soil_type" INTEGER NOT NULL,
    "cover_type" INTEGER NOT NULL,
    "split_point" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "covertype_data_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wilderness_area_mapping" (
    "name" TEXT NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "wilderness_area_mapping_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "quarantine" (
    "id" BIGSERIAL NOT NULL,
    "batch_id" TEXT NOT NULL,
    "row_number" INTEGER,
    "raw_id" BIGINT,
    "column" TEXT,
    "value" TEXT,
    "reason" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_metrics" (
    "workflow_run_id" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "model_name" TEXT NOT NULL,
    "model_version" INTEGER,
    "algorithm" TEXT NOT NULL,
    "hyperparameters" JSONB NOT NULL,
    "total_samples" INTEGER NOT NULL,
    "n_samples_train" INTEGER NOT NULL,
    "n_samples_test" INTEGER NOT NULL,
    "accuracy" DOUBLE PRECISION NOT NULL,
    "f1_macro" DOUBLE PRECISION NOT NULL,
    "log_loss" DOUBLE PRECISION NOT NULL,
    "training_time_seconds" DOUBLE PRECISION NOT NULL,
    "promoted" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_metrics_pkey" PRIMARY KEY ("workflow_run_id")
);

-- CreateTable
CREATE TABLE "experiments" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "artifact_location" TEXT NOT NULL,
    "lifecycle_stage" "lifecycle_stage" NOT NULL DEFAULT 'active',
    "creation_time" BIGINT NOT NULL,
    "last_update_time" BIGINT NOT NULL,

    CONSTRAINT "experiments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "experiment_tags" (
    "experiment_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "experiment_tags_pkey" PRIMARY KEY ("experiment_id","key")
);

-- CreateTable
CREATE TABLE "runs" (
    "id" TEXT NOT NULL,
    "experiment_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "status" "run_status" NOT NULL DEFAULT 'RUNNING',
    "start_time" BIGINT NOT NULL,
    "end_time" BIGINT,
    "artifact_uri" TEXT NOT NULL,
    "lifecycle_stage" "lifecycle_stage" NOT NULL DEFAULT 'active',
    "idempotency_key" TEXT,

    CONSTRAINT "runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metrics" (
    "run_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "timestamp" BIGINT NOT NULL,
    "step" BIGINT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "is_nan" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "metrics_pkey" PRIMARY KEY ("run_id","key","timestamp","step","value","is_nan")
);

-- CreateTable
CREATE TABLE "latest_metrics" (
    "run_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "timestamp" BIGINT NOT NULL,
    "step" BIGINT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "is_nan" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "latest_metrics_pkey" PRIMARY KEY ("run_id","key")
);

-- CreateTable
CREATE TABLE "params" (
    "run_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "params_pkey" PRIMARY KEY ("run_id","key")
);

-- CreateTable
CREATE TABLE "run_tags" (
    "run_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "run_tags_pkey" PRIMARY KEY ("run_id","key")
);

-- CreateTable
CREATE TABLE "registered_models" (
    "name" TEXT NOT NULL,
    "description" TEXT,
    "creation_timestamp" BIGINT NOT NULL,
    "last_updated_timestamp" BIGINT NOT NULL,

    CONSTRAINT "registered_models_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "registered_model_tags" (
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "registered_model_tags_pkey" PRIMARY KEY ("name","key")
);

-- CreateTable
CREATE TABLE "model_versions" (
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "description" TEXT,
    "current_stage" TEXT NOT NULL DEFAULT 'None',
    "source" TEXT NOT NULL,
    "run_id" TEXT,
    "run_link" TEXT,
    "user_id" TEXT,
    "creation_timestamp" BIGINT NOT NULL,
    "last_updated_timestamp" BIGINT NOT NULL,
    "idempotency_key" TEXT,

    CONSTRAINT "model_versions_pkey" PRIMARY KEY ("name","version")
);

-- CreateTable
CREATE TABLE "model_version_tags" (
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "model_version_tags_pkey" PRIMARY KEY ("name","version","key")
);

-- CreateTable
CREATE TABLE "registered_model_aliases" (
    "name" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "registered_model_aliases_pkey" PRIMARY KEY ("name","alias")
);

-- CreateIndex
CREATE UNIQUE INDEX "covertype_raw_row_hash_key" ON "covertype_raw"("row_hash");

-- CreateIndex
CREATE UNIQUE INDEX "covertype_data_raw_id_key" ON "covertype_data"("raw_id");

-- CreateIndex
CREATE UNIQUE INDEX "wilderness_area_mapping_number_key" ON "wilderness_area_mapping"("number");

-- CreateIndex
CREATE UNIQUE INDEX "quarantine_raw_id_key" ON "quarantine"("raw_id");

-- CreateIndex
CREATE UNIQUE INDEX "quarantine_batch_id_row_number_key" ON "quarantine"("batch_id", "row_number");

-- CreateIndex
CREATE INDEX "model_metrics_created_at_idx" ON "model_metrics"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "experiments_name_key" ON "experiments"("name");

-- CreateIndex
CREATE UNIQUE INDEX "runs_idempotency_key_key" ON "runs"("idempotency_key");

-- CreateIndex
CREATE INDEX "runs_experiment_id_lifecycle_stage_start_time_id_idx" ON "runs"("experiment_id", "lifecycle_stage", "start_time" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "model_versions_idempotency_key_key" ON "model_versions"("idempotency_key");

-- CreateIndex
CREATE INDEX "model_versions_run_id_idx" ON "model_versions"("run_id");

-- AddForeignKey
ALTER TABLE "covertype_raw" ADD CONSTRAINT "covertype_raw_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "covertype_data" ADD CONSTRAINT "covertype_data_raw_id_fkey" FOREIGN KEY ("raw_id") REFERENCES "covertype_raw"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_raw_id_fkey" FOREIGN KEY ("raw_id") REFERENCES "covertype_raw"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experiment_tags" ADD CONSTRAINT "experiment_tags_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "latest_metrics" ADD CONSTRAINT "latest_metrics_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "params" ADD CONSTRAINT "params_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_tags" ADD CONSTRAINT "run_tags_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registered_model_tags" ADD CONSTRAINT "registered_model_tags_name_fkey" FOREIGN KEY ("name") REFERENCES "registered_models"("name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_versions" ADD CONSTRAINT "model_versions_name_fkey" FOREIGN KEY ("name") REFERENCES "registered_models"("name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_version_tags" ADD CONSTRAINT "model_version_tags_name_version_fkey" FOREIGN KEY ("name", "version") REFERENCES "model_versions"("name", "version") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registered_model_aliases" ADD CONSTRAINT "registered_model_aliases_name_version_fkey" FOREIGN KEY ("name", "version") REFERENCES "model_versions"("name", "version") ON DELETE CASCADE ON UPDATE CASCADE;

-- The next tick asks for the rows that are not yet typed; nearly all are, so only those are indexed.
CREATE INDEX "covertype_raw_waiting" ON "covertype_raw"("id") WHERE "status" = 'raw';
