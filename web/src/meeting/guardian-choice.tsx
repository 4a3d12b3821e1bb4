import { useTranslation } from 'react-i18next';
import { SelectField } from '../parts/fields.js';
import type { Page } from './meeting.query.js';
import { guardiansOf } from './table.js';
import { nameOf } from '../words/names.js';

interface GuardianGiven {
  readonly page: Page;
  /** Empty: nobody is chosen yet. */
  readonly guardianId: string;
  readonly choose: (guardianId: string) => void;
}

/** Whose word it is that is written down. Nobody is named beforehand, unless there is one guardian only. */
export function GuardianChoice({ page, guardianId, choose }: GuardianGiven) {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t('meeting.minutes.whose')}
      value={guardianId}
      write={choose}
      missing={t('meeting.minutes.whoseMissing')}
      choices={guardiansOf(page).map((person) => [person.id, nameOf(person) || t('case.role.GUARDIAN')])}
    />
  );
}

/** The guardian where there is one only. */
export function onlyGuardian(page: Page): string {
  const guardians = guardiansOf(page);
  return guardians.length === 1 ? guardians[0]!.id : '';
}
