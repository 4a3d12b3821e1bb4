import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { useSession } from '../session/session.js';
import { whenText } from '../words/time.js';
import { municipalityName } from '../words/municipality.js';
import { colleagueName } from './contact-name.js';
import type { Contact } from './contact.query.js';
import { durationText } from './waiting.js';
import { Fact } from '../parts/fact.js';

interface Of {
  readonly contact: Contact;
}

/** What the contact is about. */
export function Matter({ contact }: Of) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="matter">
      <Heading variant="h2" id="matter">
        {t('contact.matter.title')}
      </Heading>
      <dl className="facts">
        <Fact name={t('contact.matter.ask')}>{t(`contact.ask.${contact.ask}`)}</Fact>
        <Told contact={contact} />
        <Fact name={t('contact.matter.municipality')}>
          <Home contact={contact} />
        </Fact>
      </dl>
      {!contact.needs && <p>{t('contact.matter.hidden')}</p>}
    </section>
  );
}

/** What was told, for those who may know. */
function Told({ contact: { needs } }: Of) {
  const { t } = useTranslation();
  if (!needs) return null;
  const { needCodes, description, statutoryNotice, statutoryNoticeAt } = needs;
  return (
    <>
      <Fact name={t('contact.matter.needs')}>{needCodes.map((code) => t(`contact.need.${code}`)).join(', ')}</Fact>
      {description && (
        <Fact name={t('contact.matter.description')}>
          <span className="told">{description}</span>
        </Fact>
      )}
      {statutoryNotice && statutoryNoticeAt && (
        <Fact name={t('contact.matter.notice')}>
          {t(`contact.notice.${statutoryNotice}`)}, {whenText(statutoryNoticeAt)}
        </Fact>
      )}
    </>
  );
}

/** Where the family lives; where there is a safety ban, who sees it. */
function Home({ contact: { municipality, hasSafetyBan } }: Of) {
  const { t } = useTranslation();
  return (
    <>
      {municipality && municipalityName(municipality)}
      {hasSafetyBan && (
        <strong className="ban">{t(municipality ? 'contact.ban.yoursAlone' : 'contact.ban.hidden')}</strong>
      )}
      {!municipality && !hasSafetyBan && t('contact.ban.unknown')}
    </>
  );
}

/** What has happened to the contact so far. */
export function Course({ contact }: Of) {
  const { t } = useTranslation();
  const { receivedAt, firstAnsweredAt, attemptedAt, concludedAt } = contact;
  const answeredAt = firstAnsweredAt ?? concludedAt;
  return (
    <section aria-labelledby="course">
      <Heading variant="h2" id="course">
        {t('contact.course.title')}
      </Heading>
      <dl className="facts">
        <Fact name={t('contact.course.state')}>{t(`contact.state.${contact.state}`)}</Fact>
        <Fact name={t('contact.course.received')}>
          {whenText(receivedAt)}, {t(`contact.channel.${contact.channel}`)}
        </Fact>
        <Fact name={t(answeredAt ? 'contact.course.hadWaited' : 'contact.course.waiting')}>
          {durationText(receivedAt, answeredAt, t)}
        </Fact>
        <Colleagues contact={contact} />
        {attemptedAt.length > 0 && (
          <Fact name={t('contact.course.attempts')}>{attemptedAt.map(whenText).join(', ')}</Fact>
        )}
        {firstAnsweredAt && <Fact name={t('contact.course.answered')}>{whenText(firstAnsweredAt)}</Fact>}
        {concludedAt && <Fact name={t('contact.course.concluded')}>{whenText(concludedAt)}</Fact>}
        <CameOfIt contact={contact} />
      </dl>
    </section>
  );
}

function Colleagues({ contact: { recordedBy, takenBy, takenAt } }: Of) {
  const { t } = useTranslation();
  const { me } = useSession();
  const nameOf = (staff: typeof recordedBy) => (staff.id === me.id ? t('contact.you') : colleagueName(staff, t));
  return (
    <>
      <Fact name={t('contact.course.recordedBy')}>{nameOf(recordedBy)}</Fact>
      <Fact name={t('contact.course.takenBy')}>
        {takenBy ? [nameOf(takenBy), takenAt && whenText(takenAt)].filter(Boolean).join(', ') : t('contact.nobody')}
      </Fact>
    </>
  );
}

function CameOfIt({ contact: { needs } }: Of) {
  const { t } = useTranslation();
  if (!needs) return null;
  return (
    <>
      {needs.services.length > 0 && (
        <Fact name={t('contact.course.services')}>
          {needs.services.map(({ name, unitName }) => `${name} (${unitName})`).join(', ')}
        </Fact>
      )}
      {needs.outcomeNote && (
        <Fact name={t('contact.course.note')}>
          <span className="told">{needs.outcomeNote}</span>
        </Fact>
      )}
    </>
  );
}
