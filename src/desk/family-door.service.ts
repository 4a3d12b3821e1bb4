import { Injectable } from '@nestjs/common';
import type { Language } from '../directory/directory.domain.js';
import { type Whereabouts, whereabouts } from '../invitation/reminders/place.domain.js';
import type { When } from '../invitation/words.domain.js';
import type { MeetingMode } from '../meeting/meeting.domain.js';
import type { StaffTree } from '../network/projecting.domain.js';
import { Work } from '../platform/access/work.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { CasePageReading } from './case-page.reading.js';
import type { CaseView } from './case-view.js';
import { type FamilyCardTree, FamilyDoorRepository } from './family-door.repository.js';

/** Whom one may ring, as a family hears of them. */
export interface Helper {
  readonly name: string;
  readonly title: string | null;
  readonly unit: string | null;
  readonly phone: string | null;
}

/** Somebody of a family, and the unit that they can always ring. */
export interface OfFamily {
  readonly language: Language;
  readonly unit: { readonly name: string; readonly phone: string | null } | null;
}

/** What a remembered device shows of a case. */
export interface FamilyCard {
  readonly caseId: string;
  readonly isClosed: boolean;
  /** Somebody has begun to close it. */
  readonly isClosing: boolean;
  readonly maySay: boolean;
  readonly responsible: Helper | null;
  /** Who is to be responsible, once the family has confirmed it. */
  readonly next: Helper | null;
  readonly standIn: {
    readonly who: Helper;
    readonly firstDay: Temporal.PlainDate;
    readonly lastDay: Temporal.PlainDate;
    readonly isNow: boolean;
  } | null;
  readonly meeting: { readonly when: When; readonly mode: MeetingMode; readonly where: Whereabouts } | null;
}

/** What the family's door shows. Every read is in the access log. */
@Injectable()
export class FamilyDoorService {
  constructor(
    private readonly door: FamilyDoorRepository,
    private readonly cases: CasePageReading,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Null for whoever is not of a family. */
  async visitor(): Promise<OfFamily | null> {
    const found = await this.door.visitor();
    if (!found) return null;
    const { language, unitName: name, unitPhone: phone } = found;
    return { language: language as Language, unit: name === null ? null : { name, phone } };
  }

  /** Logistics alone: who is responsible and when one meets, of each case of the own family. */
  async cards(): Promise<FamilyCard[]> {
    const trees = await this.door.cards();
    return trees.map((tree) => {
      const { caseId: scopeId, areaId } = tree;
      this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'logistics' });
      return this.card(tree);
    });
  }

  /** Whether they have a word in what may be told of their family. */
  mayDecide(): Promise<boolean> {
    return this.door.mayDecide();
  }

  /** All of it, for who has shown who they are. */
  pages(): Promise<CaseView[]> {
    return this.cases.ofOwnFamily();
  }

  private card(tree: FamilyCardTree): FamilyCard {
    const { caseId, isClosed, isClosing, maySay, responsible, next, standIn, meeting, key } = tree;
    return {
      caseId,
      isClosed,
      isClosing,
      maySay: maySay && !isClosed,
      responsible: responsible && helper(responsible),
      next: next && helper(next),
      standIn: standIn && {
        who: helper(standIn.who),
        firstDay: Temporal.PlainDate.from(standIn.firstDay),
        lastDay: Temporal.PlainDate.from(standIn.lastDay),
        isNow: standIn.isNow,
      },
      meeting: meeting && {
        when: { start: at(meeting.startsAt, meeting.zone), end: at(meeting.endsAt, meeting.zone) },
        mode: meeting.mode,
        where: whereabouts(
          meeting.mode,
          this.sealing.opening(key)('meeting.place', meeting.id, meeting.place),
          meeting.sites ?? [],
        ),
      },
    };
  }
}

const at = (instant: string, zone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

const helper = ({ givenName, familyName, title, unitName, phone }: StaffTree): Helper => ({
  name: [givenName, familyName].filter(Boolean).join(' '),
  title,
  unit: unitName,
  phone,
});
