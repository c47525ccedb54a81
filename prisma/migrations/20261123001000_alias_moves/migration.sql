-- CreateTable
CREATE TABLE "alias_moves" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "from_version" INTEGER,
    "to_version" INTEGER,
    "moved_at" BIGINT NOT NULL,

    CONSTRAINT "alias_moves_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "alias_moves_name_alias_id_idx" ON "alias_moves"("name", "alias", "id");
