import { Injectable } from '@nestjs/common';
import { ContactIntake } from '../contact/intake.service.js';
import { FamilyService } from '../family/family.service.js';
import { Households } from '../family/safety/households.service.js';
import { CaseOpening } from '../network/case-opening.service.js';
import { Work } from '../platform/access/work.js';
import { type Gathering, idAt, type ToldGuardianship } from './gathering.domain.js';
import { called } from './naming.js';

/** The case in which people gather, and who was told of as it was opened. */
interface Begun {
  readonly caseId: string;
  readonly contactId: string | null;
  readonly people: readonly string[];
}

interface SeenContact {
  readonly contactId: string;
  readonly expectedVersion: number;
}

type Opening = NonNullable<Gathering['opening']>;

/** Where a gathering begins: at a call that just comes in, at a contact, or in a case. */
@Injectable()
export class Beginning {
  constructor(
    private readonly intake: ContactIntake,
    private readonly cases: CaseOpening,
    private readonly families: FamilyService,
    private readonly households: Households,
    private readonly work: Work,
  ) {}

  async of({ newContact, contact, caseId, opening }: Gathering): Promise<Begun> {
    if (caseId != null) return { caseId, contactId: null, people: [] };
    const seen = contact ?? (await this.record(newContact!));
    const { contactId } = seen;
    return { contactId, ...(await this.open(seen, opening!)) };
  }

  /** Whoever gathers people from a call has answered it, now if not before, and takes it. */
  private async record(told: NonNullable<Gathering['newContact']>): Promise<SeenContact> {
    const firstAnsweredAt = told.firstAnsweredAt ?? this.work.now;
    const record = () => this.intake.record({ ...told, firstAnsweredAt, takeNow: true });
    const { id, version } = await called({ '': 'newContact' }, record);
    return { contactId: id, expectedVersion: version };
  }

  private async open(seen: SeenContact, { guardianships, apart, ...told }: Opening): Promise<Omit<Begun, 'contactId'>> {
    const { opened, people } = await called(OF_OPENING, () => this.cases.open({ ...told, ...seen }));
    const ids = people.map(({ id }) => id);
    for (const [index, told] of guardianships.entries()) await this.guardianship(told, ids, index);
    if (apart.length > 0) await this.settle(opened.familyId, apart, ids);
    return { caseId: opened.id, people: ids };
  }

  /** Who lives in another home than the rest: of guardians who live apart neither sees where the other is reached. */
  private async settle(familyId: string, apart: readonly number[], people: readonly string[]): Promise<void> {
    const personIds = apart.map((position, index) => idAt(position, people, `opening.apart.${index}`));
    const seen = { familyId, expectedVersion: JUST_OPENED };
    await called(OF_HOME, () => this.households.record({ ...seen, personIds }));
  }

  private async guardianship(
    { guardian, child, ...told }: ToldGuardianship,
    people: readonly string[],
    index: number,
  ): Promise<void> {
    const at = `opening.guardianships.${index}`;
    const guardianId = idAt(guardian, people, `${at}.guardian`);
    const childId = idAt(child, people, `${at}.child`);
    const names = { '': at, guardianId: `${at}.guardian`, childId: `${at}.child` };
    await called(names, () => this.families.recordGuardianship({ ...told, guardianId, childId }));
  }
}

/** The version of a family that was opened in this transaction. */
const JUST_OPENED = 1;
const OF_HOME = { '': 'opening', personIds: 'opening.apart' };
const OF_OPENING = { '': 'opening', contactId: 'contact.contactId', expectedVersion: 'contact.expectedVersion' };
