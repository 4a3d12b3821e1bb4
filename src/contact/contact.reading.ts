import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import type { Category } from '../platform/access/policies.js';
import { Work } from '../platform/access/work.js';
import { DomainError, notFound } from '../platform/errors/domain-error.js';
import { keysetOf, type Page, type PageArgs, pageOf, pageSize } from '../platform/graphql/connection.js';
import { type PersonIndexes, personIndexes } from '../platform/sealing/person-index.js';
import { SealedText } from '../platform/sealing/sealed-text.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { contactRules } from './contact.access.js';
import { ContactRepository, type ContactRow, type Parts } from './contact.repository.js';

/** A contact as a reader sees it, its texts opened. A part the reader may not see, or that was not asked for, is null. */
export interface ContactView extends Omit<ContactRow, SealedColumn> {
  readonly needs: { readonly description: string | null; readonly outcomeNote: string | null } | null;
  readonly identity: Readonly<Record<IdentityColumn, string | null>> | null;
}

const IDENTITY_COLUMNS = ['givenName', 'familyName', 'phone', 'email', 'safeTimeToCall'] as const;
type IdentityColumn = (typeof IDENTITY_COLUMNS)[number];
type SealedColumn = IdentityColumn | 'description' | 'outcomeNote';

/** A person to look for: by number, by e-mail, or by name. */
export interface PersonSearch {
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly familyName?: string | null;
  readonly givenName?: string | null;
}

const FOUND_AT_MOST = 50;

/** Reading contacts: ask, read once, note in the access log what was seen, open what was sealed. */
@Injectable()
export class ContactReading {
  constructor(
    private readonly access: Access,
    private readonly contacts: ContactRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** The duty queue (päivystysjono) of an area. */
  async queue(areaId: string, parts: Parts, page: PageArgs): Promise<Page<ContactView>> {
    const first = pageSize(page);
    const rows = await this.contacts.queue(
      areaId,
      parts,
      first + 1,
      keysetOf(page.after, ['number', 'instant', 'uuid']),
    );
    if (!rows) {
      this.work.refuse({ areaId });
      throw notFound('areaId');
    }
    return pageOf(
      this.seen(rows, first, parts),
      first,
      (row) => [row.urgencyRank, row.receivedAt, row.id],
      (row) => row,
    );
  }

  /** Those that the actor has taken: a counsellor of the area, or who was one and has some in hand still. */
  async mine(areaId: string, unfinishedOnly: boolean, parts: Parts, page: PageArgs): Promise<Page<ContactView>> {
    const first = pageSize(page);
    const taken = { principalId: this.work.actor.principalId ?? '', areaId, unfinishedOnly };
    const rows = await this.contacts.takenBy(taken, parts, first + 1, keysetOf(page.after, BY_TIME));
    if (rows.length === 0) await this.access.requireRole('counsellor', areaId, 'areaId');
    return pageOf(this.seen(rows, first, parts), first, byTime, (row) => row);
  }

  async ofTeam(areaId: string, page: PageArgs): Promise<Page<ContactView>> {
    await this.access.requireRole('team-lead', areaId, 'areaId');
    const first = pageSize(page);
    const rows = await this.contacts.unfinished(areaId, LOGISTICS_ONLY, first + 1, keysetOf(page.after, BY_TIME));
    return pageOf(this.seen(rows, first, LOGISTICS_ONLY), first, byTime, (row) => row);
  }

  async one(id: string, parts: Parts): Promise<ContactView> {
    await this.access.require(contactRules.read, id, 'id');
    const view = await this.ifVisible(id, parts);
    if (view) return view;
    // Granted, and yet not visible: withheld from the actor.
    this.work.refuse({ scopeType: 'contact', scopeId: id, category: 'logistics' });
    throw notFound('id');
  }

  /** The contact after a change, if the change has left it visible to the actor. */
  async ifVisible(id: string, parts: Parts): Promise<ContactView | null> {
    const row = await this.contacts.byId(id, parts);
    return row ? (this.seen([row], 1, parts)[0] ?? null) : null;
  }

  /** Contacts with a person that the actor may see: the mother who rings again need not tell everything twice. */
  async ofPerson(areaId: string, person: PersonSearch, parts: Parts): Promise<ContactView[]> {
    const { basis, actingForUnit } = await this.access.requireRole('counsellor', areaId, 'areaId');
    const unit = actingForUnit ?? undefined;
    // Also a search without a hit: looking for a name tells what one wants to know.
    this.work.note({ action: 'search', areaId, category: 'identity', basis, actingForUnit: unit });
    const indexes = personIndexes(this.sealing.systemKey('blind-index'), areaId, person);
    const looked = { ...parts, identity: true };
    const rows = await this.contacts.byIndex(areaId, mostTelling(person, indexes), looked, FOUND_AT_MOST);
    return this.seen(rows, FOUND_AT_MOST, looked);
  }

  /** Notes the first `shown` rows as read, and opens them. A further row only tells that more follow. */
  private seen(rows: readonly ContactRow[], shown: number, parts: Parts): ContactView[] {
    for (const row of rows.slice(0, shown)) {
      for (const category of categoriesOf(row, parts)) {
        this.work.note({ action: 'read', scopeType: 'contact', scopeId: row.id, areaId: row.areaId, category });
      }
    }
    return rows.map((row) => this.opened(row));
  }

  private opened(row: ContactRow): ContactView {
    const { keyId, wrapped, wrappedBy } = row;
    // A destroyed key is an erasure: what it sealed is gone, the rest of the list is not.
    const key = keyId && wrapped && wrappedBy ? this.sealing.unwrap({ id: keyId, wrapped, wrappedBy }) : null;
    const open = (place: string, bytes: Buffer | null | undefined) =>
      bytes && key ? key.open(`${place}:${row.id}`, new SealedText(Buffer.from(bytes))) : null;
    return {
      ...row,
      needs: row.needsOf
        ? {
            description: open('contact_needs.description', row.description),
            outcomeNote: open('contact_needs.outcome_note', row.outcomeNote),
          }
        : null,
      identity: row.identityOf
        ? {
            givenName: open('contact_identity.given_name', row.givenName),
            familyName: open('contact_identity.family_name', row.familyName),
            phone: open('contact_identity.phone', row.phone),
            email: open('contact_identity.email', row.email),
            safeTimeToCall: open('contact_identity.safe_time_to_call', row.safeTimeToCall),
          }
        : null,
    };
  }
}

const LOGISTICS_ONLY: Parts = { needs: false, identity: false };
const BY_TIME = ['instant', 'uuid'] as const;
const byTime = (row: ContactView) => [row.receivedAt, row.id] as const;

/** What of a row its reader has seen. */
function categoriesOf(row: ContactRow, parts: Parts): Category[] {
  return [
    'logistics',
    ...(parts.needs && row.needsOf ? (['needs'] as const) : []),
    ...(parts.identity && row.identityOf ? (['identity'] as const) : []),
  ];
}

const BY_TELLING = ['phoneIndex', 'emailIndex', 'fullNameIndex', 'familyNameIndex'] as const;

/** The most telling index that the search allows. A given name alone tells too little to be one. */
function mostTelling({ givenName, familyName }: PersonSearch, indexes: PersonIndexes) {
  const by = givenName && !familyName ? undefined : BY_TELLING.find((each) => indexes[each]);
  const index = by && indexes[by];
  if (by && index) return { by, index };
  throw new DomainError('SEARCH_EMPTY', 'Give a number, an e-mail address or a family name.', { field: 'person' });
}
