import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { whenText } from '../words/time.js';
import type { Page, Person } from './meeting.query.js';
import { guardiansOf } from './table.js';
import { safePhonesOf } from '../words/phone.js';
import { nameOf } from '../words/names.js';
import { CallLink } from '../parts/call-link.js';

interface YesGiven {
  readonly page: Page;
  /** The time that is said yes to. */
  readonly start: string;
  /** What follows from the yes. */
  readonly then: 'schedule' | 'move' | 'confirm' | 'accept';
  readonly send: (guardianId: string) => void;
}

/**
 * The yes of the family to the very time: each guardian has a button that says whose yes it writes down, so that no hurried
 * press records a yes that nobody gave. Their numbers stand beside, for asking them.
 */
export function SaidYes({ page, start, ...given }: YesGiven) {
  const { t } = useTranslation();
  const guardians = guardiansOf(page);
  return (
    <div className="said-yes">
      <p>{t('meeting.yes.who', { when: whenText(start) })}</p>
      {guardians.length === 0 && <p className="late">{t('meeting.yes.nobody')}</p>}
      <ul className="plain">
        {guardians.map((person) => (
          <YesOf key={person.id} person={person} {...given} />
        ))}
      </ul>
    </div>
  );
}

function YesOf({ person, then, send }: Omit<YesGiven, 'page' | 'start'> & { readonly person: Person }) {
  const { t } = useTranslation();
  const name = nameOf(person) || t('case.role.GUARDIAN');
  return (
    <li>
      {safePhonesOf(person).map(({ number, safeTime }) => (
        <p key={number} className="colleague">
          <span>{t('meeting.yes.ask', { name })}</span> <CallLink number={number} />
          {safeTime && <span className="beside">{t('meeting.yes.safe', { when: safeTime })}</span>}
        </p>
      ))}
      <Button onClick={() => send(person.id)}>{t(`meeting.yes.${then}`, { name })}</Button>
    </li>
  );
}
