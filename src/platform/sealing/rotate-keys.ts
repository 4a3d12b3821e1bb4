import type { EntityManager } from '@mikro-orm/postgresql';
import { ACCESS_ROLE } from '../database/roles.js';
import type { KeyRing, WrappedKey } from './data-key.js';

const AT_ONCE = 500;

/**
 * Wraps every data key with the current key of `DATA_KEYS`. What is sealed stays as it is, so this takes seconds, and
 * it may be interrupted and begun again. Keys wrapped meanwhile by servers are current already. As owner.
 */
export async function rotateDataKeys(
  owner: EntityManager,
  ring: KeyRing,
): Promise<{ rewrapped: number; current: string }> {
  let rewrapped = 0;
  for (;;) {
    const count = await owner.transactional((em) => rotateSome(em, ring));
    if (count === 0) return { rewrapped, current: ring.current };
    rewrapped += count;
  }
}

async function rotateSome(em: EntityManager, ring: KeyRing): Promise<number> {
  await em.execute(`set local role ${ACCESS_ROLE}`);
  const keys = await em.execute<WrappedKey[]>(
    `select id, wrapped, wrapped_by as "wrappedBy" from platform.data_key
     where wrapped is not null and wrapped_by <> ? limit ${AT_ONCE} for update skip locked`,
    [ring.current],
  );
  for (const { id, wrapped, wrappedBy } of keys) {
    if (!wrapped) continue;
    const again = ring.rewrap(id, wrappedBy, Buffer.from(wrapped));
    await em.execute('update platform.data_key set wrapped = ?, wrapped_by = ? where id = ?', [
      again,
      ring.current,
      id,
    ]);
  }
  return keys.length;
}
