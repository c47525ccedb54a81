-- Small enough for the row: pages show them without a look at the object.
ALTER TABLE "drift_reports" ADD COLUMN "measures" JSONB NOT NULL DEFAULT '{}';
