import { useTranslation } from 'react-i18next';
import { SelectField } from '../parts/fields.js';
import { PeriodForm } from './period-form.js';
import { firstDay } from './period.js';
import { DEEDS, faultOf, OLDER_REASONS, type Search } from './search.js';

interface SearchFormGiven {
  readonly draft: Search;
  readonly write: (draft: Search) => void;
  readonly search: () => void;
  /** The address has asked for it. */
  readonly isAsked: boolean;
}

/** From when until when, what was done, and why one looks further back than two years. */
export function SearchForm({ draft, write, search, isAsked }: SearchFormGiven) {
  const { t } = useTranslation();
  const { period, deed } = draft;
  const fault = faultOf(draft);
  return (
    <PeriodForm
      period={period}
      choose={(chosen) => write({ ...draft, period: chosen })}
      missing={{ last: fault === 'order' ? t('accessLog.period.order') : undefined }}
      isWrong={fault !== null}
      search={search}
      isAsked={isAsked}
    >
      <SelectField
        label={t('accessLog.search.deed')}
        value={deed ?? ''}
        write={(chosen) => write({ ...draft, deed: DEEDS.find((each) => each === chosen) ?? null })}
        none={t('accessLog.search.allDeeds')}
        choices={DEEDS.map((each) => [each, t(`accessLog.deeds.${each}`)])}
      />
      {period.first !== '' && period.first < firstDay() && <Reason draft={draft} write={write} />}
    </PeriodForm>
  );
}

/** The law wants a special reason (703/2023 11 §); it stands in the log. */
function Reason({ draft, write }: Pick<SearchFormGiven, 'draft' | 'write'>) {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t('accessLog.search.reason')}
      value={draft.reason ?? ''}
      write={(chosen) => write({ ...draft, reason: OLDER_REASONS.find((each) => each === chosen) ?? null })}
      missing={t('accessLog.search.reasonMissing')}
      choices={OLDER_REASONS.map((each) => [each, t(`accessLog.search.reasons.${each}`)])}
    />
  );
}
