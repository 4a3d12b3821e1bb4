import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/field.js';
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
  const deeds = DEEDS.map((value) => ({ value, text: t(`accessLog.deeds.${value}`) }));
  return (
    <PeriodForm
      period={period}
      choose={(chosen) => write({ ...draft, period: chosen })}
      missing={{ last: fault === 'order' ? t('accessLog.period.order') : undefined }}
      isWrong={fault !== null}
      search={search}
      isAsked={isAsked}
    >
      {(wasTried) => (
        <>
          <Choice
            label={t('accessLog.search.deed')}
            value={deed ?? ALL}
            choose={(value) => write({ ...draft, deed: value === ALL ? null : value })}
            options={[{ value: ALL, text: t('accessLog.search.allDeeds') }, ...deeds]}
          />
          {period.first !== '' && period.first < firstDay() && (
            <Reason draft={draft} write={write} isMissing={wasTried && fault === 'reason'} />
          )}
        </>
      )}
    </PeriodForm>
  );
}

const ALL = 'ALL';

interface ReasonGiven extends Omit<SearchFormGiven, 'search' | 'isAsked'> {
  readonly isMissing: boolean;
}

/** The law wants a special reason (703/2023 11 §); it stands in the log. */
function Reason({ draft, write, isMissing }: ReasonGiven) {
  const { t } = useTranslation();
  return (
    <div>
      <Choice
        label={t('accessLog.search.reason')}
        value={draft.reason ?? ''}
        choose={(reason) => write({ ...draft, reason })}
        options={OLDER_REASONS.map((value) => ({ value, text: t(`accessLog.search.reasons.${value}`) }))}
        none={t('form.choose')}
        isMissing={isMissing}
      />
      <p role="status" className="late">
        {isMissing && t('accessLog.search.reasonMissing')}
      </p>
    </div>
  );
}
