import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type PublishedEvent, writePublish } from '../../itip/write.js';
import { openConferenceLink } from '../../meeting/conference-link.service.js';
import { Work } from '../../platform/access/work.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { eventOf, eventsIn, firstRevision, nameOf, nextRevision } from './calendar-feed.domain.js';
import { CalendarFeedRepository, type ContentRow, type FeedContent } from './calendar-feed.repository.js';

const REFRESH_MINUTES = 60;
/** Who publishes it: nobody answers to a feed. */
const PUBLISHER = 'Yhdessä';
const ETAG_LENGTH = 22;

const place = (feedId: string) => `calendar_feed_text.sealed:${feedId}`;

/** Writes the text of the acting feed. It runs under the feed's own id, which opens nothing but what the text is made of. */
@Injectable()
export class FeedRendering {
  constructor(
    private readonly feeds: CalendarFeedRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Renders and stores the text of the feed as everything stands now. */
  async render(feedId: string): Promise<void> {
    const content = await this.feeds.content();
    if (!content) return;
    const { plain = null, sealed = null } = content.before ?? {};
    const text = this.textOf(content, this.open(feedId, plain, sealed === null ? null : SealedText.from(sealed)));
    const etag = createHash('sha256').update(text).digest('base64url').slice(0, ETAG_LENGTH);
    // Times and neutral words stand unsealed elsewhere too; a place and a link do not.
    const isNeutral = content.meetings.every(({ key }) => key === null);
    await this.feeds.store({ etag, text: isNeutral ? text : this.key.seal(place(feedId), text) }, content);
    this.noteDisclosures(content);
  }

  /** The text that was stored, whichever way; empty if there is none. */
  open(feedId: string, plain: string | null, sealed: SealedText | null): string {
    return plain ?? this.key.open(place(feedId), sealed) ?? '';
  }

  private get key() {
    return this.sealing.systemKey('calendar-feed');
  }

  /**
   * An event keeps its version while it says the same, so that the same state gives the same bytes, and a calendar takes
   * up every change. Written once more if something says something else than before.
   */
  private textOf({ professionalId, language, meetings }: FeedContent, before: string): string {
    const known = eventsIn(before);
    const revisions = new Map([...known].map(([uid, { revision }]) => [uid, revision]));
    const events = meetings.map((row) => this.eventOf(row, professionalId, language));
    const write = () =>
      writePublish({
        name: nameOf(language),
        refreshMinutes: REFRESH_MINUTES,
        events: events.map((event) => ({ ...event, ...revisions.get(event.uid) })),
      });
    const text = write();
    const changed = [...eventsIn(text)].filter(([uid, { said }]) => known.has(uid) && known.get(uid)!.said !== said);
    for (const [uid] of changed) revisions.set(uid, nextRevision(known.get(uid)!.revision, this.work.now));
    return changed.length === 0 ? text : write();
  }

  private eventOf(row: ContentRow, professionalId: string, language: FeedContent['language']): PublishedEvent {
    const [start, end] = [row.startsAt, row.endsAt].map((at) => Temporal.Instant.from(at).toZonedDateTimeISO(row.zone));
    const told = eventOf(language, { ...row, ...this.opened(row) });
    return {
      ...told,
      url: told.conference,
      uid: this.uidOf(professionalId, row.id),
      ...firstRevision(this.work.now),
      start: start!,
      end: end!,
      organizer: { name: PUBLISHER, address: this.config.mailFrom },
    };
  }

  /**
   * Not the UID of the invitation in the mailbox. Most programs show the events of two calendars as two whatever their UID,
   * and some that know it from a followed calendar, which they cannot write to, then fail to take the answer to the
   * invitation (nextcloud/calendar#5277; tutao/tutanota#10883): a second entry is the smaller harm. So a UID of the feeds'
   * own: the same in all feeds of a person and always the same for a meeting, and without our key neither guessed nor traced.
   */
  private uidOf(professionalId: string, meetingId: string): string {
    return this.key.blind('calendar-feed-uid', `${professionalId}/${meetingId}`).toString('hex');
  }

  private opened({ id, place: where, conference, key }: ContentRow) {
    return {
      place: this.sealing.opening(key)('meeting.place', id, where),
      conference: conference && openConferenceLink(this.sealing, id, SealedText.from(conference)),
    };
  }

  /** Neutral events are nobody's personal data. Where a family's meeting is leaves us for the owner's calendar. */
  private noteDisclosures({ professionalId, meetings }: FeedContent): void {
    for (const { areaId, caseId: scopeId, basis, actingForUnit, key } of meetings) {
      if (!key) continue;
      const what = { action: 'disclose', scopeType: 'case', scopeId, areaId, category: 'logistics' } as const;
      this.work.note({ ...what, actingForUnit, basis: `${basis} to ${professionalId}` });
    }
  }
}
