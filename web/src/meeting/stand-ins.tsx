import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Link } from 'wouter';
import { useStep } from '../parts/work.js';
import { Refusal } from './refusal.js';
import { INVITE_STAND_IN, type Seat, type StandIn } from './seat.query.js';
import type { MeetingGiven } from './given.js';
import { nameOf } from '../words/names.js';
import { CallLink } from '../parts/call-link.js';

/** Colleagues of the same unit who could come instead, the best first. */
export function StandIns({ seat, ...given }: MeetingGiven & { readonly seat: Seat }) {
  const { t } = useTranslation();
  if (seat.standIns.length === 0) return <p>{t('meeting.seats.noStandIn')}</p>;
  return (
    <>
      <p>{t('meeting.seats.standIns')}</p>
      <ul className="work-rows">
        {seat.standIns.map((standIn) => (
          <StandInRow key={standIn.professionalId} seat={seat} standIn={standIn} {...given} />
        ))}
      </ul>
    </>
  );
}

interface RowGiven extends MeetingGiven {
  readonly seat: Seat;
  readonly standIn: StandIn;
}

function StandInRow({ standIn, ...given }: RowGiven) {
  const { t } = useTranslation();
  const { title, phone, suits, isNamed, isOwn, needsConsent } = standIn;
  return (
    <li>
      <div className="work-who">
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

function InviteStandIn({ seat: { invitationId }, standIn, meeting }: RowGiven) {
  const { t } = useTranslation();
  const { make, error } = useStep(INVITE_STAND_IN);
  const name = nameOf(standIn);
  const { professionalId, suits } = standIn;
  const despite = suits !== 'FREE';
  const seen = { invitationId, expectedVersion: meeting.version };
  return (
    <>
      {despite && <p className="beside">{t('meeting.seats.ringFirst')}</p>}
      <Button
        variant="secondary"
        onClick={() => void make({ ...seen, professionalId, despite }, t('meeting.seats.invited', { name }))}
      >
        {t('meeting.seats.invite')}
        <span className="hidden"> {name}</span>
      </Button>
      <Refusal error={error} />
    </>
  );
}
