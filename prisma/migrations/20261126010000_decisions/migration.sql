-- CreateTable
CREATE TABLE "decisions" (
    "position" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "from_version" INTEGER,
    "to_version" INTEGER,
    "who" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "evidence" TEXT,
    "answers" BIGINT,
    "key" TEXT,
    "alias_move" BIGINT,
    "decided_at" BIGINT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE UNIQUE INDEX "decisions_answers_key" ON "decisions"("answers");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_key_key" ON "decisions"("key");

-- CreateIndex
CREATE INDEX "decisions_name_alias_position_idx" ON "decisions"("name", "alias", "position");

CREATE FUNCTION refuse_to_change_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'decisions are never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER decisions_are_append_only BEFORE UPDATE OR DELETE ON "decisions"
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_decisions();
