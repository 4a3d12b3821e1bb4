import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { DataKey } from '../../platform/sealing/data-key.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { familyMail } from './mail-text.js';
import { alsoOff, mayBeTold, reasonNotToTell, type RevokedFor, type ToldBefore, wordsOf } from './notice.domain.js';
import type { MeetingNotice } from './notice.entity.js';
import { NoticeRepository, type StandingRow } from './notice.repository.js';
import { whereabouts } from './place.domain.js';
import { type SmsOrder, smsText } from './sms-text.js';
import type { Standing } from './standing.js';

type Saying = Pick<SmsOrder, 'words' | 'earlier'>;

/** What a notice to somebody of the family says, and whether it may. Runs as the notice itself. */
@Injectable()
export class FamilyStanding {
  constructor(
    private readonly notices: NoticeRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null where the recipient is not there any more. */
  async of(notice: MeetingNotice): Promise<Standing | null> {
    const row = await this.notices.standing();
    if (!row?.startsAt || !row.endsAt) return null;
    const key = await this.sealing.keyOf('case', notice.caseId);
    const known = open(key, `meeting.place:${notice.meetingId}`, row.place);
    const place = row.isPlaceSecret ? null : known;
    const venue = JSON.stringify([row.mode, row.isPlaceSecret ? digestOf(notice.meetingId, known) : known]);
    const before = toldBefore(row, key);
    const words = wordsOf(notice.kind, before, { startsAt: notice.startsAt, venue });
    const earlier = alsoOff(notice.kind, before, notice.startsAt)?.toZonedDateTimeISO(row.zone) ?? null;
    const said = { words: words ?? ('new-time' as const), earlier };
    const isNews = words !== null || notice.round > 0;
    return {
      reason: this.reason(notice, row, key) ?? (isNews ? null : 'nothing-new'),
      zone: row.zone,
      language: row.language,
      ways: row.ways.map((way) => ({
        kind: way.kind,
        value: open(key, `contact_way.value:${way.id}`, way.value)!,
        safeTime: open(key, `contact_way.safe_time:${way.id}`, way.safeTime),
      })),
      key,
      venue,
      sms: async () => this.sms(notice, row, said, place),
      mail: () => familyMail({ ...told(row), ...said }),
      from: this.config.mailFrom,
      disclosure: { basis: `family to ${notice.personId}`, unitId: null },
    };
  }

  private reason(notice: MeetingNotice, row: StandingRow, key: DataKey): RevokedFor | null {
    const { now } = this.work;
    const { state, revision, startsAt, takesPart, role, isWithoutRight, isWithheld, zone } = row;
    const meeting = { state, revision, startsAt: startsAt === null ? null : Temporal.Instant.from(startsAt) };
    const reason = reasonNotToTell(notice, meeting, now);
    if (reason) return reason;
    if (!takesPart) return 'not-taking-part';
    const born = open(key, `person_identity.birth_date:${notice.personId}`, row.birthDate);
    const birthDate = born === null ? null : Temporal.PlainDate.from(born);
    const today = now.toZonedDateTimeISO(zone).toPlainDate();
    return mayBeTold({ role, birthDate, isWithoutRight, isWithheld }, today) ? null : 'not-to-be-told';
  }

  private async sms(notice: MeetingNotice, row: StandingRow, said: Saying, place: string | null): Promise<string> {
    const where = whereabouts(row.mode, place, await this.notices.sites(notice.areaId));
    const { language, counsellor, when } = told(row);
    return smsText({ ...said, language, start: when.start, now: this.work.now, where, counsellor });
  }
}

/** Tells whether a place that nobody may be told is another one. */
const digestOf = (meetingId: string, place: string | null): string =>
  createHash('sha256')
    .update(`${meetingId}:${place ?? ''}`)
    .digest('base64url');

function told({ language, startsAt, endsAt, zone, counsellorName: name, counsellorPhone: phone }: StandingRow) {
  const [start, end] = [startsAt, endsAt].map((at) => Temporal.Instant.from(at!).toZonedDateTimeISO(zone));
  return { language, when: { start: start!, end: end! }, counsellor: { name, phone } };
}

function toldBefore({ told: before }: StandingRow, key: DataKey): ToldBefore | null {
  if (!before) return null;
  const venue = before.isSwept ? null : open(key, `meeting_notice.place:${before.id}`, before.place);
  return { startsAt: Temporal.Instant.from(before.startsAt), venue };
}

function open(key: DataKey, place: string, sealed: string | null): string | null {
  return sealed === null ? null : key.open(place, SealedText.from(sealed));
}
