import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SIGN_IN_DESK } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import type { IssuerSettings } from '../../platform/config/issuer-settings.js';
import type { WrappedKey } from '../../platform/sealing/data-key.js';
import { fold } from '../../platform/sealing/person-index.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import type { Identified, Recognised, Refusal } from '../identified.domain.js';
import { signInFault } from '../oidc/sign-in-fault.domain.js';
import { subjectHash } from '../oidc/subject.js';
import { claimedBy } from './identified-person.js';
import { type Described, isSamePerson, isSureEnough } from './same-person.domain.js';

interface Identity {
  readonly personId: string;
  readonly givenName: Buffer;
  readonly familyName: Buffer | null;
  readonly birthDate: Buffer | null;
}

/** One's own, with the key that opens it. */
type OwnIdentity = Identity & WrappedKey & { readonly familyId: string };

const OWN = 'select access.principal() as "personId", * from access.own_identity()';
/** Whom the person could be taken for, whether they may see them or not. */
const NAMESAKES = 'select * from access.own_namesakes()';

/**
 * Who of a family it is whom Suomi.fi, or another issuer that identifies people, has identified. Of what the issuer says
 * nothing is stored but a keyed hash of its name for the person; names and the day of birth are compared and forgotten.
 */
@Injectable()
export class FamilyIdentification {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /**
   * The person with whom the identity is linked. An unknown one is linked for good if it is shown on a remembered device and
   * names the very person to whom that belongs. Throws SIGN_IN_TOO_WEAK below the level of assurance that is accepted.
   *
   * @param devicePrincipalId whose remembered device it is; null on any other
   */
  async recognise(
    issuer: IssuerSettings,
    identified: Identified,
    devicePrincipalId: string | null,
  ): Promise<Recognised> {
    if (!isSureEnough(identified.claims['acr'], issuer.levels)) throw signInFault('SIGN_IN_TOO_WEAK');
    const subject = subjectHash(this.sealing, issuer.id, identified.subject);
    const linked = await this.linked(issuer.id, subject, devicePrincipalId);
    if (linked) return { principalId: linked };
    if (devicePrincipalId === null) return { refusal: 'NOT_LINKED' };
    const refusal = await this.link(devicePrincipalId, issuer, identified, subject);
    return refusal ? { refusal } : { principalId: devicePrincipalId };
  }

  /** Whose it is, if they may still sign in. That it is nobody's is logged, unless a device may say whose. */
  private linked(issuer: string, subject: Buffer, devicePrincipalId: string | null): Promise<string | null> {
    return this.work.run(SIGN_IN_DESK, 'family-identification.find', async () => {
      const [row] = await this.em.execute<{ who: string | null }[]>('select access.person_of_identity(?, ?) as who', [
        issuer,
        subject,
      ]);
      if (!row?.who && devicePrincipalId === null) this.work.refuse({});
      return row?.who ?? null;
    });
  }

  /** In the name of the person. */
  private link(
    principalId: string,
    issuer: IssuerSettings,
    { claims }: Identified,
    subject: Buffer,
  ): Promise<Refusal | null> {
    return this.work.run({ principalId }, 'family-identification.link', async () => {
      const [own] = await this.em.execute<OwnIdentity[]>(OWN);
      const scope = { scopeType: 'family', scopeId: own?.familyId, category: 'identity' } as const;
      const isTheirs = own && (await this.isDescribed(own, claimedBy(claims, issuer)));
      if (!isTheirs || !(await this.store(issuer.id, subject))) {
        this.work.refuse(own ? scope : {});
        return 'SOMEBODY_ELSE';
      }
      this.work.note(
        { action: 'read', ...scope, basis: 'own' },
        { action: 'record', ...scope, basis: `issuer:${issuer.id}` },
      );
      return null;
    });
  }

  private async isDescribed(own: OwnIdentity, claimed: Described): Promise<boolean> {
    const key = this.sealing.unwrap(own);
    const described = ({ personId, givenName, familyName, birthDate }: Identity): Described => {
      const open = (column: string, sealed: Buffer | null) =>
        key.open(`person_identity.${column}:${personId}`, sealed && new SealedText(Buffer.from(sealed)));
      return {
        givenName: open('given_name', givenName),
        familyName: open('family_name', familyName),
        birthDate: open('birth_date', birthDate),
      };
    };
    const others = await this.em.execute<Identity[]>(NAMESAKES);
    return isSamePerson(described(own), others.map(described), claimed, fold);
  }

  /** False if the identity is somebody else's already, or the person has another one of this issuer. */
  private async store(issuer: string, subject: Buffer): Promise<boolean> {
    const [row] = await this.em.execute<{ linked: boolean }[]>('select access.link_own_identity(?, ?) as linked', [
      issuer,
      subject,
    ]);
    return row?.linked === true;
  }
}
