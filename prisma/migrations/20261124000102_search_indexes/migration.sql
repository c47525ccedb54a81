-- Each answers a filter or an order over one key without a look at the table. A text of more than 500 bytes may be too
-- long for an index; those have one of their own, by key alone.
CREATE INDEX "latest_metrics_search_idx"
    ON "latest_metrics"("experiment_id", "key", "is_nan", "value", "start_time" DESC) INCLUDE ("run_number");
CREATE INDEX "params_search_idx"
    ON "params"("experiment_id", "key", "value", "start_time" DESC) INCLUDE ("run_number")
    WHERE octet_length("value") <= 500;
CREATE INDEX "params_long_idx" ON "params"("experiment_id", "key") WHERE octet_length("value") > 500;
CREATE INDEX "run_tags_search_idx"
    ON "run_tags"("experiment_id", "key", "value", "start_time" DESC) INCLUDE ("run_number")
    WHERE octet_length("value") <= 500;
CREATE INDEX "run_tags_long_idx" ON "run_tags"("experiment_id", "key") WHERE octet_length("value") > 500;

DROP INDEX "runs_experiment_id_lifecycle_stage_start_time_id_idx";
CREATE INDEX "runs_experiment_id_lifecycle_stage_start_time_id_idx"
    ON "runs"("experiment_id", "lifecycle_stage", "start_time" DESC, "id" COLLATE "C") INCLUDE ("number");
