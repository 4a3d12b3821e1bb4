import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/field.js';
import type { Page } from './meeting.query.js';
import { guardiansOf } from './table.js';
import { nameOf } from '../words/names.js';

interface GuardianGiven {
  readonly page: Page;
  /** Empty: nobody is chosen yet. */
  readonly guardianId: string;
  readonly choose: (guardianId: string) => void;
  readonly isMissing: boolean;
}

/** Whose word it is that is written down. Nobody is named beforehand, unless there is one guardian only. */
export function GuardianChoice({ page, guardianId, choose, isMissing }: GuardianGiven) {
  const { t } = useTranslation();
  const options = guardiansOf(page).map((person) => ({
    value: person.id,
    text: nameOf(person) || t('case.role.GUARDIAN'),
  }));
  return (
    <>
      <Choice
        label={t('meeting.minutes.whose')}
        none={t('meeting.insist.choose')}
        value={guardianId}
        choose={choose}
        isMissing={isMissing}
        options={options}
      />
      {isMissing && (
        <p role="alert" className="missing">
          {t('meeting.minutes.whoseMissing')}
        </p>
      )}
    </>
  );
}

/** The guardian where there is one only. */
export function onlyGuardian(page: Page): string {
  const guardians = guardiansOf(page);
  return guardians.length === 1 ? guardians[0]!.id : '';
}
