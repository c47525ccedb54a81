import path from 'node:path';

/** The folders in which one installation keeps its state. */
export interface Home {
  root: string;
  logs: string;
  /** Records of the processes that run. */
  records: string;
  /** The record of the launcher itself. */
  launcher: string;
  postgres: string;
  temporal: string;
  minio: string;
  /** Where the data API keeps its groups. */
  data: string;
}

export function homeAt(root: string): Home {
  return {
    root,
    logs: path.join(root, 'logs'),
    records: path.join(root, 'run'),
    launcher: path.join(root, 'launcher.json'),
    postgres: path.join(root, 'postgres'),
    temporal: path.join(root, 'temporal'),
    minio: path.join(root, 'minio'),
    data: path.join(root, 'data'),
  };
}
