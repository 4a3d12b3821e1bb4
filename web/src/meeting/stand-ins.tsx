import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Form, useGoesOn } from '../parts/form.js';
import { INVITE_STAND_IN, type Seat, type StandIn } from './seat.query.js';
import type { WorkGiven } from './given.js';
import { nameOf } from '../words/names.js';
import { CallLink } from '../parts/call-link.js';

/** Colleagues of the same unit who could come instead, the best first. */
export function StandIns({ seat, ...given }: WorkGiven & { readonly seat: Seat }) {
  const { t } = useTranslation();
  if (seat.standIns.length === 0) return <p>{t('meeting.seats.noStandIn')}</p>;
  return (
    <>
      <p>{t('meeting.seats.standIns')}</p>
      <ul className="plain">
        {seat.standIns.map((standIn) => (
          <StandInRow key={standIn.professionalId} seat={seat} standIn={standIn} {...given} />
        ))}
      </ul>
    </>
  );
}

interface RowGiven extends WorkGiven {
  readonly seat: Seat;
  readonly standIn: StandIn;
}

function StandInRow({ standIn, ...given }: RowGiven) {
  const { t } = useTranslation();
  const { title, phone, suits, isNamed, isOwn, needsConsent } = standIn;
  return (
    <li>
      <div className="colleague">
        <strong>{nameOf(standIn)}</strong>
        <span className="beside">{title}</span>
        <span>{t(`meeting.suits.${suits}`)}</span>
        {phone && <CallLink number={phone} />}
      </div>
      {isNamed && <p>{t('meeting.seats.isNamed')}</p>}
      {isOwn && <p>{t('meeting.seats.isOwn')}</p>}
      {needsConsent ? <ConsentFirst caseId={given.page.id} /> : <InviteStandIn standIn={standIn} {...given} />}
    </li>
  );
}

function ConsentFirst({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  return (
    <p className="late">
      {t('meeting.seats.needsConsent')}{' '}
      <Link href={`/asiat/${caseId}/suostumukset`}>{t('meeting.seats.toConsents')}</Link>
    </p>
  );
}

function InviteStandIn({ seat: { invitationId }, standIn, meeting, part }: RowGiven) {
  const { t } = useTranslation();
  const name = nameOf(standIn);
  const { professionalId, suits } = standIn;
  const despite = suits !== 'FREE';
  return (
    <Form
      document={INVITE_STAND_IN}
      input={() => ({ invitationId, expectedVersion: meeting.version, professionalId, despite })}
      submit={t('meeting.seats.invite')}
      of={name}
      variant="secondary"
      {...useGoesOn('meeting', part, t('meeting.seats.invited', { name }))}
    >
      {despite && <p className="beside">{t('meeting.seats.ringFirst')}</p>}
    </Form>
  );
}
