-- Which transaction changed a run last, so that whoever keeps values of runs in memory can ask for what changed since a
-- snapshot. A trigger notes it, as whatever changes what a run shows changes its row.
CREATE TABLE "run_changes" (
    "run_number" INTEGER NOT NULL,
    "experiment_id" INTEGER NOT NULL,
    "changed" XID8 NOT NULL,
    CONSTRAINT "run_changes_pkey" PRIMARY KEY ("run_number")
);
CREATE INDEX "run_changes_experiment_id_changed_idx" ON "run_changes"("experiment_id", "changed");

CREATE FUNCTION note_run_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    run runs := COALESCE(NEW, OLD);
BEGIN
    INSERT INTO run_changes (run_number, experiment_id, changed)
    VALUES (run.number, run.experiment_id, pg_current_xact_id())
    ON CONFLICT (run_number) DO UPDATE SET experiment_id = EXCLUDED.experiment_id, changed = EXCLUDED.changed;
    RETURN NULL;
END $$;
CREATE TRIGGER "runs_note_changes" AFTER INSERT OR UPDATE OR DELETE ON "runs"
    FOR EACH ROW EXECUTE FUNCTION note_run_change();
