import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { NamedKey } from './variables.js';

/**
 * A secret that this machine makes for itself when none is configured (embedded database only): read from the file,
 * or made and written there, for the owner's eyes only. Appears whole or not at all.
 */
export function localSecret(file: string, make: () => string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dirname(file), { recursive: true });
  const secret = make();
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
  return secret;
}

/** A key made on this machine. */
export function localKey(file: string): NamedKey {
  return {
    id: 'local',
    bytes: Buffer.from(
      localSecret(file, () => randomBytes(32).toString('base64')),
      'base64',
    ),
  };
}
