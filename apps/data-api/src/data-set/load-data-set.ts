import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { rowHeaders } from '@canopy/covertype';
import { ConfigurationError } from '@canopy/service-kit/process';
import { createDataSet, type DataSet } from './data-set.js';
import { splitCsvLine } from './split-csv-line.js';

const byteOrderMark = '\uFEFF';

/**
 * Reads a CSV file with the data set's header, plain or compressed by gzip (told by its first bytes, not by its name).
 *
 * @throws ConfigurationError that says why the file cannot be used.
 */
export async function loadDataSet(path: string): Promise<DataSet> {
  const bytes = await readBytes(path);
  const headerEnd = bytes.indexOf('\n');
  if (headerEnd === -1) throw unusable(path, 'has no row below its first line');
  const header = bytes.toString('utf8', 0, headerEnd).replace(byteOrderMark, '').trimEnd();
  const headers = splitCsvLine(header).map((name) => name.trim());
  if (headers.join() !== rowHeaders.join()) {
    const start = header.length > 400 ? `${header.slice(0, 400)}…` : header;
    throw unusable(path, `must begin with the header "${rowHeaders.join()}", found "${start}"`);
  }
  const dataSet = createDataSet(bytes, headerEnd + 1);
  if (dataSet.rowCount === 0) throw unusable(path, 'has a header but no row');
  return dataSet;
}

async function readBytes(path: string): Promise<Buffer> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw unusable(path, error.code === 'ENOENT' ? 'does not exist' : `cannot be read: ${error.message}`);
  });
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isCompressed) return bytes;
  return await promisify(gunzip)(bytes).catch((error: Error) => {
    throw unusable(path, `cannot be decompressed (${error.message}): is it complete?`);
  });
}

function unusable(path: string, reason: string): ConfigurationError {
  return new ConfigurationError([`COVERTYPE_CSV: the file ${path} ${reason}`]);
}
