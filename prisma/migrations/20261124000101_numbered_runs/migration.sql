-- Runs get a short number, by which the tables of what was logged to them refer to them, and a revision. Texts that are
-- only compared and sorted byte by byte say so, whatever the locale of the database is. What a search has to know of a
-- run without a look at it stands beside each value. No foreign keys: whoever writes a value holds the row of its run.
ALTER TABLE "runs" ADD COLUMN "number" SERIAL NOT NULL,
                   ADD COLUMN "revision" BIGINT NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX "runs_number_key" ON "runs"("number");

ALTER TABLE "metrics" RENAME TO "metrics_by_id";
ALTER TABLE "metrics_by_id" RENAME CONSTRAINT "metrics_pkey" TO "metrics_by_id_pkey";
CREATE TABLE "metrics" (
    "run_number" INTEGER NOT NULL,
    "is_nan" BOOLEAN NOT NULL DEFAULT false,
    "timestamp" BIGINT NOT NULL,
    "step" BIGINT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL
);
INSERT INTO "metrics" ("run_number", "is_nan", "timestamp", "step", "value", "key")
SELECT r."number", m."is_nan", m."timestamp", m."step", m."value", m."key"
FROM "metrics_by_id" m JOIN "runs" r ON r."id" = m."run_id";
DROP TABLE "metrics_by_id";
ALTER TABLE "metrics" ADD CONSTRAINT "metrics_pkey" PRIMARY KEY ("run_number","key","timestamp","step","value","is_nan");

ALTER TABLE "latest_metrics" RENAME TO "latest_metrics_by_id";
ALTER TABLE "latest_metrics_by_id" RENAME CONSTRAINT "latest_metrics_pkey" TO "latest_metrics_by_id_pkey";
CREATE TABLE "latest_metrics" (
    "run_number" INTEGER NOT NULL,
    "experiment_id" INTEGER NOT NULL,
    "start_time" BIGINT NOT NULL,
    "timestamp" BIGINT NOT NULL,
    "step" BIGINT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "is_nan" BOOLEAN NOT NULL DEFAULT false,
    "key" TEXT COLLATE "C" NOT NULL
);
INSERT INTO "latest_metrics" ("run_number", "experiment_id", "start_time", "timestamp", "step", "value", "is_nan", "key")
SELECT r."number", r."experiment_id", r."start_time", m."timestamp", m."step", m."value", m."is_nan", m."key"
FROM "latest_metrics_by_id" m JOIN "runs" r ON r."id" = m."run_id";
DROP TABLE "latest_metrics_by_id";
ALTER TABLE "latest_metrics" ADD CONSTRAINT "latest_metrics_pkey" PRIMARY KEY ("run_number","key");

ALTER TABLE "params" RENAME TO "params_by_id";
ALTER TABLE "params_by_id" RENAME CONSTRAINT "params_pkey" TO "params_by_id_pkey";
CREATE TABLE "params" (
    "run_number" INTEGER NOT NULL,
    "experiment_id" INTEGER NOT NULL,
    "start_time" BIGINT NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL
);
INSERT INTO "params" ("run_number", "experiment_id", "start_time", "key", "value")
SELECT r."number", r."experiment_id", r."start_time", p."key", p."value"
FROM "params_by_id" p JOIN "runs" r ON r."id" = p."run_id";
DROP TABLE "params_by_id";
ALTER TABLE "params" ADD CONSTRAINT "params_pkey" PRIMARY KEY ("run_number","key");

ALTER TABLE "run_tags" RENAME TO "run_tags_by_id";
ALTER TABLE "run_tags_by_id" RENAME CONSTRAINT "run_tags_pkey" TO "run_tags_by_id_pkey";
CREATE TABLE "run_tags" (
    "run_number" INTEGER NOT NULL,
    "experiment_id" INTEGER NOT NULL,
    "start_time" BIGINT NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL
);
INSERT INTO "run_tags" ("run_number", "experiment_id", "start_time", "key", "value")
SELECT r."number", r."experiment_id", r."start_time", t."key", t."value"
FROM "run_tags_by_id" t JOIN "runs" r ON r."id" = t."run_id";
DROP TABLE "run_tags_by_id";
ALTER TABLE "run_tags" ADD CONSTRAINT "run_tags_pkey" PRIMARY KEY ("run_number","key");
