import { Prisma } from '@canopy/database';

/**
 * A revision that a run has not had before. Drawn, not counted: in a database that was set back to a backup, a count would
 * come to the same revision again, for something else.
 */
export const newRevision = Prisma.sql`(random() * 9007199254740992)::int8`;
