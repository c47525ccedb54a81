-- Runs in the order of each attribute that people sort a table of them by.
CREATE INDEX "runs_name_order_idx"
    ON "runs"("experiment_id", "lifecycle_stage", "name" COLLATE "C", "start_time" DESC, "id" COLLATE "C") INCLUDE ("number");
CREATE INDEX "runs_user_order_idx"
    ON "runs"("experiment_id", "lifecycle_stage", "user_id" COLLATE "C", "start_time" DESC, "id" COLLATE "C") INCLUDE ("number");
CREATE INDEX "runs_end_order_idx"
    ON "runs"("experiment_id", "lifecycle_stage", "end_time", "start_time" DESC, "id" COLLATE "C") INCLUDE ("number");
