import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ANONYMOUS } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { hexes } from '../../platform/database/bytes.js';
import { gates } from '../../platform/session/gates.domain.js';
import { SessionKeys } from '../../platform/session/session-keys.js';
import { OF_ALL, OF_CLIENT, OF_CODE } from './family-code.domain.js';
import { FamilyCodeSecrets } from './family-code.secrets.js';

/** What became of a code that was tried. */
export interface TriedCode {
  /** Seconds until the next one may be tried; 0: this one was. */
  readonly wait: number;
  /** Whom it lets in, this once; null if it does not. */
  readonly principalId: string | null;
}

/** Who tries: a secret of the browser's, and the IP address from which the request came. */
export interface Asker {
  readonly browser: string;
  readonly client: string;
}

/** As `access.try_family_code` answers. */
interface Outcome {
  readonly wait: number;
  readonly outcome: 'used' | 'wrong' | 'tried-out' | 'unknown' | null;
  readonly principal: string | null;
  readonly area: string | null;
  readonly family: string | null;
}

const TRY = 'select * from access.try_family_code(?::bytea[], ?::bytea[], ?::bytea[], ?::jsonb, ?::jsonb)';

/** Coming in by the code that the counsellor gave. */
@Injectable()
export class FamilyCodes {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly keys: SessionKeys,
    private readonly secrets: FamilyCodeSecrets,
  ) {}

  /**
   * Tries a code with the last digits of a phone. One that lets in is used up by it. Each wrong one is in the access log,
   * with the family where the code was known, and so is its end after too many; the answer does not tell which.
   *
   * The browser in which it let in may send it once more for two minutes: a button is pressed twice, and an answer gets
   * lost on the way to a phone.
   */
  attempt(code: string, digits: string, { browser, client }: Asker): Promise<TriedCode> {
    return this.work.run(ANONYMOUS, 'family-code.try', async () => {
      const codes = this.secrets.ofCode(code);
      const [row] = await this.em.execute<Outcome[]>(TRY, [
        hexes(codes),
        hexes(this.secrets.ofDigits(code, digits)),
        hexes(this.secrets.ofBrowser(browser)),
        gates([OF_CODE, codes[0]!], [OF_CLIENT, this.keys.ofNetwork(client)]),
        gates([OF_ALL, Buffer.of(0)]),
      ]);
      this.log(row!);
      return { wait: row!.wait, principalId: row!.principal };
    });
  }

  private log({ outcome, area: areaId, family: scopeId }: Outcome): void {
    if (outcome === null || outcome === 'used') return;
    const whose = areaId && scopeId ? { areaId, scopeType: 'family' as const, scopeId } : {};
    this.work.refuse(whose);
    if (outcome === 'tried-out') this.work.note({ action: 'change', ...whose, category: 'reach', basis: outcome });
  }
}
