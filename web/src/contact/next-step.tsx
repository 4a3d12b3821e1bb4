import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Link } from 'wouter';
import { useSession } from '../session/session.js';
import { instantAgo, lengthOf } from '../words/clock.js';
import { colleagueName } from './contact-name.js';
import type { Contact } from './contact.query.js';
import type { Step } from './steps.js';

/** Who could not be reached this often is let be: the server ends the contact then. */
export const ATTEMPTS_AT_MOST = 3;

const MINUTE = 60_000;
/** How long ago somebody may have answered who records it now, in minutes. */
const AGO = [0, 15, 30, 60, 120, 240] as const;

interface StepsGiven {
  readonly contact: Contact;
  readonly make: (step: Step, answeredAt?: string) => void;
  /** Opens the form by which an answered contact ends. */
  readonly conclude: () => void;
}

/** What is to be done next with a contact, as it stands and for whom it is. */
export function NextStep({ contact, make, conclude }: StepsGiven) {
  const { t } = useTranslation();
  const { me } = useSession();
  const { takenBy, concludedAt, state } = contact;
  if (concludedAt) return <p>{t('contact.next.over', { how: t(`contact.state.${state}`) })}</p>;
  if (!takenBy) return <Take contact={contact} make={make} />;
  if (takenBy.id !== me.id) return <p>{t('contact.next.others', { name: colleagueName(takenBy, t) })}</p>;
  return state === 'ANSWERED' ? (
    <Answered contact={contact} make={make} conclude={conclude} />
  ) : (
    <ToReach contact={contact} make={make} />
  );
}

type MakeGiven = Pick<StepsGiven, 'contact' | 'make'>;

function Take({ make }: MakeGiven) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('contact.next.waits')}</p>
      <div className="steps">
        <Button onClick={() => make('take')}>{t('contact.step.take')}</Button>
      </div>
    </>
  );
}

/** Taken, and not reached yet. */
function ToReach({ contact, make }: MakeGiven) {
  const { t } = useTranslation();
  const [ago, setAgo] = useState(0);
  const answer = () => make('answer', ago === 0 ? undefined : instantAgo(ago * MINUTE));
  return (
    <>
      <p>{t('contact.next.reach')}</p>
      {!contact.firstAnsweredAt && <Ago since={contact.receivedAt} ago={ago} choose={setAgo} />}
      <div className="steps">
        <Button onClick={answer}>{t('contact.step.answer')}</Button>
        <NotReached contact={contact} make={make} />
        <Release make={make} />
      </div>
    </>
  );
}

interface AgoGiven {
  readonly since: string;
  readonly ago: number;
  readonly choose: (ago: number) => void;
}

/** When it was answered, if not just now; never before it came. */
function Ago({ since, ago, choose }: AgoGiven) {
  const { t } = useTranslation();
  const choices = AGO.filter((minutes) => minutes * MINUTE <= lengthOf(since, null));
  if (choices.length < 2) return null;
  return (
    <label className="answered-when">
      <span>{t('contact.ago.label')}</span>
      <select value={ago} onChange={({ target }) => choose(Number(target.value))}>
        {choices.map((minutes) => (
          <option key={minutes} value={minutes}>
            {t(`contact.ago.min${minutes}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Answered({ contact, make, conclude }: StepsGiven) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('contact.next.answered')}</p>
      <div className="steps">
        <Button onClick={conclude}>{t('contact.step.conclude')}</Button>
        {contact.contactRole !== 'PROFESSIONAL' && (
          <Link href={`/kutsu?yhteydenotto=${contact.id}`} className="way-on">
            {t('contact.step.convene')}
          </Link>
        )}
        <NotReached contact={contact} make={make} />
        <Release make={make} />
      </div>
    </>
  );
}

function NotReached({ contact, make }: MakeGiven) {
  const { t } = useTranslation();
  const isLast = contact.attemptedAt.length + 1 >= ATTEMPTS_AT_MOST;
  return (
    <Button variant="secondary" onClick={() => make('notReached')}>
      {t(isLast ? 'contact.step.notReachedLast' : 'contact.step.notReached')}
    </Button>
  );
}

function Release({ make }: Pick<StepsGiven, 'make'>) {
  const { t } = useTranslation();
  return (
    <Button variant="secondaryNoBorder" onClick={() => make('release')}>
      {t('contact.step.release')}
    </Button>
  );
}
