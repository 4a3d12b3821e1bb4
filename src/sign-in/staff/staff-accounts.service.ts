import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import { SIGN_IN_DESK } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import type { IssuerSettings } from '../../platform/config/issuer-settings.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { spellingsOf } from '../../platform/session/email-code/email-code-orders.js';
import type { Identified, Recognised, Refusal } from '../identified.domain.js';
import { subjectHash } from '../oidc/subject.js';
import { type ClaimedPerson, isOf, leftOutOf, membershipsOf, personOf, type WantedMembership } from './claims.js';

/** What of an issuer decides whose account it is. */
type Issuer = Pick<IssuerSettings, 'id' | 'domains' | 'mapping'>;

/** Nothing changed, and whose account stands in the way. */
interface Refused {
  readonly principal: string | null;
  readonly refusal: Refusal;
}

/** Something changed, or nothing had to. */
interface Changed {
  readonly principal: string;
  readonly refusal: null;
  readonly action: 'record' | 'admit' | 'dismiss' | null;
  readonly area: string | null;
}

/** SQL: of the memberships that the claims give, those in units that have not ended. The others give nothing. */
const OF_LIVING_UNITS = `(select coalesce(jsonb_agg(w), '[]') from jsonb_array_elements(?::jsonb) w
  join unit u on u.id = (w ->> 'unit')::uuid and u.withdrawn_at is null)`;

/** Who is new and whose claims tell no title. Kept up to date by themselves or an administrator. */
const TITLES: Readonly<Record<Language, string>> = {
  fi: 'ammattilainen',
  sv: 'yrkesutbildad person',
  en: 'professional',
};

/**
 * Accounts of the staff. Who was recognised once is recognised by the issuer's name for them alone; anybody else by an
 * address of a domain with which the issuer is trusted, so that whoever was in the directory before keeps the account and
 * its whole history. An issuer's claims give and take away the memberships that came from it, at each sign-in.
 */
@Injectable()
export class StaffAccounts {
  private readonly logger = new Logger('sign-in');

  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly sealing: Sealing,
  ) {}

  /**
   * Who it is among us, or why nobody. An account without a membership is one: it sees what its invitations give. All that
   * was changed and refused stands in the access log; opening the session is left to the caller.
   */
  recognise(issuer: Issuer, { subject, claims }: Identified): Promise<Recognised> {
    return this.work.run(SIGN_IN_DESK, 'sign-in.staff', async () => {
      const leftOut = leftOutOf(claims, issuer.mapping);
      // Taking away what the claims merely do not tell would dismiss those who belong to most groups.
      if (leftOut)
        return this.refused(issuer, { principal: null, refusal: 'NO_UNIT' }, `${leftOut} is left out as too long`);
      const person = personOf(claims, issuer.mapping);
      const outcomes = await this.outcomesOf(issuer, subject, person, membershipsOf(claims, issuer.mapping));
      const refused = outcomes.find((one) => one.refusal !== null);
      if (refused) return this.refused(issuer, refused, missingOf(person, issuer.domains));
      const changes = outcomes.filter((one) => one.refusal === null);
      for (const { principal, action, area } of changes)
        if (action) this.work.note({ action, areaId: area ?? undefined, scopeId: principal, basis: 'issuer' });
      return { principalId: changes[0]!.principal };
    });
  }

  /** One refusal, or what changed; never empty. */
  private outcomesOf(
    { id, domains }: Issuer,
    subject: string,
    person: ClaimedPerson,
    wanted: readonly WantedMembership[],
  ): Promise<(Refused | Changed)[]> {
    const { address } = person;
    const values = [
      address !== null && isOf(address, domains) ? spellingsOf(address) : [],
      entryOf(person),
      wanted.map((membership) => ({ id: newId(), ...membership })),
    ].map((value) => JSON.stringify(value));
    return this.em.execute<(Refused | Changed)[]>(
      `select * from access.recognise_staff(?, ?, (select array_agg(s order by n)
         from jsonb_array_elements_text(?::jsonb) with ordinality as e (s, n)), ?::jsonb, ${OF_LIVING_UNITS})`,
      [id, subjectHash(this.sealing, id, subject), ...values],
    );
  }

  /** An inspector sees it where the account belongs, or else where the issuer lets people in. Operators read the reason. */
  private async refused({ id, mapping }: Issuer, { principal, refusal }: Refused, reason: string): Promise<Recognised> {
    this.logger.warn(`${id}: nobody was let in, ${refusal} (${reason})`);
    const [row] = await this.em.execute<{ area: string | null }[]>(
      `select coalesce(access.area_of_account(?), (select u.area_id from unit u
         where u.id in (select jsonb_array_elements_text(?::jsonb)::uuid) order by u.area_id limit 1)) as area`,
      [principal, JSON.stringify(mapping.memberships.map(({ unit }) => unit))],
    );
    this.work.refuse({ areaId: row?.area ?? undefined, scopeId: principal ?? undefined });
    return { refusal };
  }
}

/** What the claims lack, without telling any of them. */
function missingOf({ address, names }: ClaimedPerson, domains: readonly string[]): string {
  if (address === null) return 'no verified address';
  if (!isOf(address, domains)) return 'an address of another domain';
  return names === null ? 'no names' : 'claims complete';
}

/** A new entry of the directory; null where the claims do not tell enough for one. */
function entryOf({ names, language, title }: ClaimedPerson) {
  if (names === null) return null;
  const spoken = language ?? 'fi';
  return {
    id: newId(),
    givenName: names.given,
    familyName: names.family,
    title: title ?? TITLES[spoken],
    language: spoken,
  };
}
