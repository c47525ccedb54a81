/** A page that may be asked about one version. */
export interface VersionPage {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The version that the address names; undefined: none. */
export async function readVersion(searchParams: VersionPage['searchParams']): Promise<string | undefined> {
  const { version } = await searchParams;
  return typeof version === 'string' && /^[1-9]\d{0,8}$/.test(version) ? version : undefined;
}
