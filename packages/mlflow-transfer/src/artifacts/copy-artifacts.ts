import { FileInfo, MlflowError, Repeated } from '@canopy/mlflow-client';
import { Type } from 'typebox';
import type { Server } from '../server/create-server.js';
import type { Count } from '../tally.js';

/** Where the artifacts of a run or of a logged model are listed and read. */
export interface ArtifactOwner {
  server: Server;
  listPath: string;
  listFields: Record<string, string>;
  /** The field of a listing that names the folder. */
  folderField: string;
  /** The address of one artifact, from the server's root. */
  addressOf(path: string): string;
}

export interface CopyArtifacts {
  from: ArtifactOwner;
  to: ArtifactOwner;
  /** Root on the target, e.g. `mlflow-artifacts:/1/<run>/artifacts`. */
  targetRoot: string;
  /** Whether one of the same size on the target may be taken for the same. */
  trustSizes: boolean;
  count: Count;
  /** Told of those that take a while. */
  say(line: string): void;
}

const largeBytes = 256 * 1024 * 1024;

const Listing = Type.Object({ files: Repeated(FileInfo) });

/** Streams every artifact of the one to the other, folder by folder, as they are nested. */
export async function copyArtifacts({
  from,
  to,
  targetRoot,
  trustSizes,
  count,
  say,
}: CopyArtifacts): Promise<void> {
  const folders: (string | undefined)[] = [undefined];
  while (folders.length > 0) {
    const folder = folders.pop();
    const files = await list(from, folder);
    if (files.length === 0) continue;
    const sizes = trustSizes ? sizesOf(await list(to, folder)) : new Map<string, number | undefined>();
    for (const { path, is_dir: isFolder, file_size: size } of files) {
      if (isFolder) {
        folders.push(path);
      } else if (sizes.has(path) && sizes.get(path) === size) {
        count.present++;
      } else {
        if (size !== undefined && size >= largeBytes) say(`  ${path}, ${Math.round(size / 1024 ** 2)} MiB`);
        await to.server.upload(
          proxyAddress(targetRoot, path),
          await from.server.download(from.addressOf(path)),
        );
        count.added++;
      }
    }
  }
}

async function list(owner: ArtifactOwner, folder: string | undefined): Promise<FileInfo[]> {
  const fields =
    folder === undefined ? owner.listFields : { ...owner.listFields, [owner.folderField]: folder };
  return (await owner.server.call('GET', owner.listPath, fields, Listing)).files;
}

const sizesOf = (files: readonly FileInfo[]) =>
  new Map(files.map(({ path, file_size }) => [path, file_size]));

function proxyAddress(root: string, path: string): string {
  const below = /^mlflow-artifacts:\/*(?<below>.*)$/s.exec(root)?.groups?.below;
  if (below === undefined) {
    throw new MlflowError(
      `the target keeps artifacts at "${root}", which it does not hand out itself. Start it with --artifacts-destination.`,
      { errorCode: 'INVALID_PARAMETER_VALUE', status: 400 },
    );
  }
  const segments = `${below}/${path}`.split('/').filter((segment) => segment !== '');
  return `/api/2.0/mlflow-artifacts/artifacts/${segments.map(encodeURIComponent).join('/')}`;
}
