import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { Clock, dayOf } from '../../platform/clock/clock.js';
import type { IssuerSettings } from '../../platform/config/issuer-settings.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { FamilyIdentification } from '../../sign-in/suomi-fi/family-identification.service.js';
import { FAMILY, GUARDIAN } from '../family.data.js';
import { type Persona, PERSONAS, principalOf } from '../personas.js';
import type { Account } from './account.js';
import { type Birthdays, familyAccounts } from './registered.js';

const isPersona = (hint: string): hint is Persona => (PERSONAS as readonly string[]).includes(hint);

/** What the demo's Suomi.fi knows of the demo's family. */
@Injectable()
export class FamilyRegister {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly identification: FamilyIdentification,
  ) {}

  /** The people of the family, born when our own data say: those may have been filled long ago. */
  async accounts(): Promise<Account[]> {
    return familyAccounts(this.today, await this.birthdays());
  }

  /** The same without asking the data: names and roles are right. */
  named(): Account[] {
    return familyAccounts(this.today, new Map());
  }

  /**
   * Links a persona with us, as if they had shown this identity on a remembered device before: so that one click is enough.
   * Whoever may not sign in yet is not linked, and will be told so.
   */
  async vouch(issuer: IssuerSettings, { hint, subject, claims }: Account): Promise<void> {
    if (!isPersona(hint)) return;
    const shown = { ...claims, acr: issuer.levels[0] };
    const identified = { issuer: issuer.id, subject, claims: shown, issuerSession: null };
    await this.identification.recognise(issuer, identified, principalOf(hint));
  }

  private get today(): Temporal.PlainDate {
    return dayOf(this.clock.now());
  }

  /** As a guardian, who may know it of all. */
  private birthdays(): Promise<Birthdays> {
    return this.work.read({ principalId: GUARDIAN.id }, 'demo.birthdays', async () => {
      const rows = await this.em.execute<{ id: string; born: Buffer }[]>(
        'select person_id as id, birth_date as born from person_identity where family_id = ? and birth_date is not null',
        [FAMILY.familyId],
      );
      if (rows.length === 0) return new Map();
      const key = await this.sealing.keyOf('family', FAMILY.familyId);
      this.work.note({ action: 'read', scopeType: 'family', scopeId: FAMILY.familyId, category: 'identity' });
      return new Map(
        rows.map(({ id, born }) => {
          const text = key.open(`person_identity.birth_date:${id}`, new SealedText(Buffer.from(born)));
          return [id, Temporal.PlainDate.from(text)];
        }),
      );
    });
  }
}
