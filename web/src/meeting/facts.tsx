import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Fact } from '../parts/fact.js';
import { spanText } from '../words/time.js';
import { useNames } from './table.js';
import type { MeetingGiven } from './given.js';

/** When, where, how long, what about, and who sits at the table. */
export function Facts(given: MeetingGiven) {
  const { t } = useTranslation();
  const { startsAt, endsAt, state, cancelReason } = given.meeting;
  return (
    <section aria-labelledby="tapaaminen">
      <Heading variant="h2" id="tapaaminen">
        {startsAt && endsAt ? spanText(startsAt, endsAt) : t('meeting.facts.noTime')}
      </Heading>
      <p>
        <strong>{t(`case.meeting.state.${state}`)}</strong>
        {cancelReason && <> {t(`case.cancelled.${cancelReason}`)}</>}
      </p>
      <dl className="meeting-facts">
        <Where {...given} />
        <Table {...given} />
      </dl>
    </section>
  );
}

function Where({ meeting: { mode, place, conferenceLink } }: MeetingGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Fact name={t('meeting.facts.where')}>
        {t(`case.mode.${mode}`)}
        {place && `, ${place}`}
      </Fact>
      {conferenceLink && (
        <Fact name={t('meeting.facts.video')}>
          <a href={conferenceLink} rel="noreferrer">
            {t('case.meeting.video')}
          </a>
        </Fact>
      )}
    </>
  );
}

/** How long, what about, and with whom of the family, in which room. */
function Table({ page, meeting: { durationMinutes, question, participants } }: MeetingGiven) {
  const { t } = useTranslation();
  const names = useNames(page);
  const family = participants.filter(({ personId }) => personId !== null);
  const rooms = participants.filter(({ isRoom, chosen }) => isRoom && chosen);
  return (
    <>
      <Fact name={t('meeting.facts.length')}>{t('meeting.facts.minutes', { count: durationMinutes })}</Fact>
      {question && <Fact name={t('case.meeting.question')}>{question}</Fact>}
      {family.length > 0 && <Fact name={t('meeting.facts.family')}>{family.map(names).join(', ')}</Fact>}
      {rooms.length > 0 && <Fact name={t('meeting.facts.room')}>{rooms.map(names).join(', ')}</Fact>}
    </>
  );
}
