import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/field.js';
import { nameOf, PhoneLink } from '../parts/names.js';
import type { Page } from './meeting.query.js';
import { guardiansOf, safePhonesOf } from './table.js';

interface GuardianGiven {
  readonly page: Page;
  readonly guardianId: string;
  readonly choose: (guardianId: string) => void;
}

/** Who of the family said yes to the very time, with their numbers: nothing is agreed over the family's head. */
export function GuardianChoice({ page, guardianId, choose }: GuardianGiven) {
  const { t } = useTranslation();
  const guardians = guardiansOf(page);
  const chosen = guardians.find(({ id }) => id === guardianId);
  return (
    <div>
      <Choice
        label={t('meeting.yes.who')}
        value={guardianId}
        choose={choose}
        options={guardians.map((person) => ({ value: person.id, text: nameOf(person) || t('case.role.GUARDIAN') }))}
      />
      {chosen &&
        safePhonesOf(chosen).map(({ id, number, safeTime }) => (
          <p key={id} className="work-who">
            <span>{t('meeting.yes.ask')}</span> <PhoneLink number={number} />
            {safeTime && <span className="beside">{t('meeting.yes.safe', { when: safeTime })}</span>}
          </p>
        ))}
    </div>
  );
}

/** The guardian who is named as long as nobody else is chosen. */
export const firstGuardian = (page: Page): string => guardiansOf(page)[0]?.id ?? '';
