-- CreateTable
CREATE TABLE "drift_reports" (
    "model_version" TEXT NOT NULL,
    "window_from" TIMESTAMPTZ(3) NOT NULL,
    "window_to" TIMESTAMPTZ(3) NOT NULL,
    "rows" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "estimated_accuracy" DOUBLE PRECISION,
    "estimated_at" TIMESTAMPTZ(3),
    "labelled" INTEGER NOT NULL,
    "accuracy" DOUBLE PRECISION,
    "accuracy_low" DOUBLE PRECISION,
    "accuracy_high" DOUBLE PRECISION,
    "performance" TEXT NOT NULL,
    "detail_uri" TEXT NOT NULL,
    "detail_sha256" TEXT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drift_reports_pkey" PRIMARY KEY ("window_to","window_from","model_version")
);

-- CreateTable
CREATE TABLE "alerts" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_deliveries" (
    "id" UUID NOT NULL,
    "alert_id" BIGINT NOT NULL,
    "event" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "drift_reports_computed_at_idx" ON "drift_reports"("computed_at");

-- CreateIndex
CREATE INDEX "alerts_opened_at_idx" ON "alerts"("opened_at");

-- One open alert a kind and subject.
CREATE UNIQUE INDEX "alerts_open_key" ON "alerts"("kind", "subject") WHERE "resolved_at" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "alert_deliveries_alert_id_event_key" ON "alert_deliveries"("alert_id", "event");

-- AddForeignKey
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alerts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
