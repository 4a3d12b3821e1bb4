import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { CODE, digitsIn } from './family-code.domain.js';
import type { PersonToLetIn, StoredCode } from './family-code.repository.js';
import { FamilyCodeSecrets } from './family-code.secrets.js';

const LASTS = Temporal.Duration.from(CODE.lasts);

/**
 * Makes codes. Whoever signs in later may not open the family's phone numbers, so what will be compared is hashed here,
 * by who may: the last digits of each, together with the code.
 */
@Injectable()
export class CodeWriting {
  constructor(
    private readonly secrets: FamilyCodeSecrets,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** A new code, and what is stored of it. */
  async write(
    id: string,
    personId: string,
    { familyId, phones }: PersonToLetIn,
  ): Promise<{ code: string; stored: StoredCode }> {
    const key = await this.sealing.keyOf('family', familyId);
    const code = this.secrets.make();
    const numbers = phones.map((way) => key.open(`contact_way.value:${way.id}`, SealedText.from(way.value)));
    const ends = [...new Set(numbers.map(digitsIn))].filter((digits) => digits !== null);
    return {
      code,
      stored: {
        id,
        personId,
        code: this.secrets.ofCode(code)[0]!,
        digits: ends.map((digits) => this.secrets.ofDigits(code, digits)[0]!),
        ways: phones.map((way) => way.id),
        tries: CODE.tries,
        endsAt: this.work.now.add(LASTS),
      },
    };
  }
}
