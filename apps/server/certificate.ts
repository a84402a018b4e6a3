import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { TlsFiles } from '@ocs/core-server';
import selfsigned from 'selfsigned';

/** Years a certificate of our own is valid: agents in the field are given a copy, which nobody likes to renew. */
const YEARS = 10;

/**
 * Certificate and key from the given files, or of our own from the data folder, made at the first start
 * (`data/tls/certificate.pem`, `key.pem`).
 * @throws Error with one sentence when a file cannot be read
 */
export async function readCertificate(
  files: { readonly cert: string; readonly key: string } | null,
  dataFolder: string,
): Promise<TlsFiles> {
  if (files) return { cert: await read(files.cert), key: await read(files.key) };
  const folder = join(dataFolder, 'tls');
  const own = { cert: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  const kept = await Promise.all([readFile(own.cert, 'utf8'), readFile(own.key, 'utf8')]).catch(
    () => undefined,
  );
  if (kept) return { cert: kept[0], key: kept[1] };
  const made = await makeCertificate();
  await mkdir(folder, { recursive: true });
  await writeWhole(own.key, made.key, 0o600);
  await writeWhole(own.cert, made.cert, 0o644);
  return made;
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Error(`The certificate file ${file} cannot be read (${reason}).`, { cause: error });
  });
}

/** A file that is there is complete, even when the process is killed meanwhile. */
async function writeWhole(file: string, content: string, mode: number): Promise<void> {
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, content, { mode });
  await rename(partial, file);
}

async function makeCertificate(): Promise<TlsFiles> {
  const now = new Date();
  const until = new Date(now);
  until.setFullYear(until.getFullYear() + YEARS);
  const made = await selfsigned.generate([{ name: 'commonName', value: hostname().slice(0, 64) }], {
    keyType: 'rsa',
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: now,
    notAfterDate: until,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: hostname() },
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { cert: made.cert, key: made.private };
}
