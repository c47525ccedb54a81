import { fileURLToPath } from 'node:url';

/** The folder of the repository. This module stands two levels below it, as source and as built. */
export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
