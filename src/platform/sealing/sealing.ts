import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { WORKER } from '../access/actor.js';
import type { ScopeType } from '../access/policies.js';
import { Work } from '../access/work.js';
import { newId } from '../clock/clock.js';
import { type DataKey, KeyRing, type WrappedKey } from './data-key.js';
import { type KeyTree, type Open, openingWith } from './opening.js';

/** Keys of the installation itself, each for one use. Wrapped and stored like the others, rotated with them. */
export const SYSTEM_KEYS = {
  'blind-index': '00000000-0000-7000-8000-000000000101',
  'first-answer': '00000000-0000-7000-8000-000000000102',
  'inbound-mail': '00000000-0000-7000-8000-000000000103',
  invitation: '00000000-0000-7000-8000-000000000104',
  'calendar-feed': '00000000-0000-7000-8000-000000000105',
  'email-code': '00000000-0000-7000-8000-000000000106',
  'conference-link': '00000000-0000-7000-8000-000000000107',
  identity: '00000000-0000-7000-8000-000000000108',
  'sign-in-attempt': '00000000-0000-7000-8000-000000000109',
  'kept-form': '00000000-0000-7000-8000-000000000130',
  passkey: '00000000-0000-7000-8000-000000000131',
  'legal-hold': '00000000-0000-7000-8000-000000000147',
  'page-feedback': '00000000-0000-7000-8000-000000000156',
} as const;
export type SystemKey = keyof typeof SYSTEM_KEYS;

/** What a key seals. */
interface KeyOwner {
  readonly scopeType: ScopeType | 'system';
  readonly scopeId: string;
}

interface NewKey extends KeyOwner {
  readonly id: string;
  readonly wrapped: Buffer;
}

/** Hands out data keys. Their rows are guarded by the grants of what they seal. */
@Injectable()
export class Sealing {
  private readonly systemKeys = new Map<SystemKey, DataKey>();

  constructor(
    private readonly em: EntityManager,
    private readonly ring: KeyRing,
    private readonly work: Work,
  ) {}

  /** Makes the installation's own keys where they are missing. In a transaction of its own, before anything is served. */
  async prepare(): Promise<void> {
    for (const [name, scopeId] of Object.entries(SYSTEM_KEYS)) {
      const key = await this.work.run(WORKER, 'sealing.prepare', async () => {
        await this.insert('system', scopeId, null, 'on conflict (scope_type, scope_id) do nothing');
        return this.keyOf('system', scopeId);
      });
      this.systemKeys.set(name as SystemKey, key);
    }
  }

  systemKey(name: SystemKey): DataKey {
    const key = this.systemKeys.get(name);
    if (!key) throw new Error('Sealing.prepare has not run');
    return key;
  }

  /** A new key for a scope whose grant already stands. Fails if the scope has one. */
  async createKey(scopeType: ScopeType, scopeId: string, areaId: string): Promise<DataKey> {
    return this.insert(scopeType, scopeId, areaId);
  }

  /**
   * Lets a scope be sealed with the key of another one: the key of a contact stays when it becomes a family's and its
   * case's. Wrapped once more, so that each scope's key is found and destroyed by itself. Answers the key.
   */
  async shareKey(from: KeyOwner, to: KeyOwner, areaId: string): Promise<DataKey> {
    const key = await this.keyOf(from.scopeType, from.scopeId);
    const id = newId();
    const wrapped = this.ring.wrap(id, key);
    await this.store({ id, wrapped, ...to }, areaId);
    return key;
  }

  /** The key of a scope the actor may read. Throws if there is none or it has been destroyed. */
  async keyOf(scopeType: ScopeType | 'system', scopeId: string): Promise<DataKey> {
    const [row] = await this.em.execute<WrappedKey[]>(
      'select id, wrapped, wrapped_by as "wrappedBy" from platform.data_key where scope_type = ? and scope_id = ?',
      [scopeType, scopeId],
    );
    if (!row) throw new Error(`no data key for ${scopeType} ${scopeId}`);
    return this.unwrap(row);
  }

  /** Opens the wrapped key of a projection's row. */
  unwrap({ id, wrapped, wrappedBy }: WrappedKey): DataKey {
    if (!wrapped) throw new Error(`data key ${id} has been destroyed`);
    return this.ring.unwrap(id, wrappedBy, Buffer.from(wrapped));
  }

  /** Opens what a projection brought sealed beside its key. */
  opening(key: KeyTree | null): Open {
    return openingWith(key, (wrapped) => this.unwrap(wrapped));
  }

  private async insert(
    scopeType: ScopeType | 'system',
    scopeId: string,
    areaId: string | null,
    onConflict = '',
  ): Promise<DataKey> {
    const id = newId();
    const { key, wrapped } = this.ring.create(id);
    await this.store({ id, wrapped, scopeType, scopeId }, areaId, onConflict);
    return key;
  }

  private async store(row: NewKey, areaId: string | null, onConflict = ''): Promise<void> {
    await this.em.execute(
      `insert into platform.data_key (id, area_id, scope_type, scope_id, wrapped, wrapped_by, created_at)
       values (?, ?, ?, ?, ?, ?, access.now()) ${onConflict}`,
      [row.id, areaId, row.scopeType, row.scopeId, row.wrapped, this.ring.current],
    );
  }
}
