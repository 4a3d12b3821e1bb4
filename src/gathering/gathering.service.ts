import { Injectable } from '@nestjs/common';
import { ConsentDeciding } from '../consent/consent-deciding.service.js';
import { ConsentService } from '../consent/consent.service.js';
import type { Convened } from '../meeting/meeting.service.js';
import { Arranging } from '../meeting/arranging.service.js';
import type { TimePoll } from '../meeting/poll/poll.entity.js';
import { Beginning } from './beginning.js';
import { checkGathering, type Gathering, idOf, type ToldConsent } from './gathering.domain.js';
import { called } from './naming.js';

/** What came of it. */
export interface Gathered {
  readonly caseId: string;
  /** Null where the case was there before. */
  readonly contactId: string | null;
  /** The people told of just now, in order. */
  readonly people: readonly string[];
  readonly convened: Convened;
  readonly poll: TimePoll | null;
}

/**
 * Kutsu koolle: from the call to the invitations in one go. Composes what the chapters before do one by one, in the one
 * transaction of the request; whatever one of them refuses undoes all. Rules are theirs; here only the fields of their
 * refusals are called as the caller knows them.
 */
@Injectable()
export class GatheringService {
  constructor(
    private readonly beginning: Beginning,
    private readonly consents: ConsentService,
    private readonly deciding: ConsentDeciding,
    private readonly arranging: Arranging,
  ) {}

  /** For counsellors: of the area of a new contact, who have the contact, or who arrange the case. */
  async gather(gathering: Gathering): Promise<Gathered> {
    checkGathering(gathering);
    const { caseId, contactId, people } = await this.beginning.of(gathering);
    for (const [index, consent] of gathering.consents.entries()) await this.consent(caseId, consent, people, index);
    const convened = await this.convene(caseId, gathering, people);
    const begun = { caseId, contactId, people };
    if (gathering.time) return { ...begun, convened: await this.agree(convened, gathering.time, people), poll: null };
    const poll = gathering.poll ? await this.ask(convened, gathering.poll) : null;
    return { ...begun, convened, poll };
  }

  /** Explained, and then what each said to it, in that order. */
  private async consent(
    caseId: string,
    { said, ...told }: ToldConsent,
    people: readonly string[],
    index: number,
  ): Promise<void> {
    const at = `consents.${index}`;
    const names = { '': at, caseId: 'caseId' };
    const explained = await called(names, () => this.consents.explain({ ...told, caseId }));
    const { id } = explained;
    let { version } = explained;
    for (const [place, { by, decision, form, evidence }] of said.entries()) {
      const word = { personId: idOf(by, people, `${at}.said.${place}.by`), form, evidence };
      const ofWord = { '': `${at}.said.${place}`, personId: `${at}.said.${place}.by`, consentId: at };
      const seen = { id, expectedVersion: version };
      ({ version } = await called(ofWord, () => this.deciding.decide(seen, word, decision)));
    }
  }

  private convene(caseId: string, { meeting }: Gathering, people: readonly string[]): Promise<Convened> {
    const { family, ...told } = meeting;
    const familyPersonIds = family.map((one, place) => idOf(one, people, `meeting.family.${place}`));
    const names = { '': 'meeting', caseId: 'caseId', familyPersonIds: 'meeting.family' };
    return called(names, () => this.arranging.convene({ ...told, caseId, familyPersonIds }));
  }

  private agree(
    convened: Convened,
    { saidYesBy, ...time }: NonNullable<Gathering['time']>,
    people: readonly string[],
  ): Promise<Convened> {
    const familyYesBy = idOf(saidYesBy, people, 'time.saidYesBy');
    return called(OF_TIME, () => this.arranging.agree(convened, { ...time, familyYesBy }));
  }

  private ask(convened: Convened, poll: NonNullable<Gathering['poll']>): Promise<TimePoll> {
    return called(OF_POLL, () => this.arranging.ask(convened, poll));
  }
}

/** Whom nobody may tell is said of the meeting as a whole; professionals are named where the table is. */
const OF_TIME = {
  '': 'time',
  personId: 'time.saidYesBy',
  meetingId: 'meeting.participants',
  professionalId: 'meeting.participants',
};
const OF_POLL = { '': 'poll', participantIds: 'poll.professionalIds', meetingId: 'meeting.participants' };
