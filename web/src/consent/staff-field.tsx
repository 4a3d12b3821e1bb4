import { useTranslation } from 'react-i18next';
import { Checkbox } from 'suomifi-ui-components';
import { Folded } from '../parts/folded.js';
import { Shown } from '../parts/shown.js';
import type { Named } from './draft.js';
import { STAFF_TO_TELL } from './units.query.js';
import { nameOf } from '../words/names.js';

interface StaffGiven {
  readonly unitId: string;
  readonly staff: readonly Named[];
  readonly choose: (staff: readonly Named[]) => void;
}

/** The family may name the people of a unit who are told; else whoever of it takes part is. */
export function StaffField({ unitId, staff, choose }: StaffGiven) {
  const { t } = useTranslation();
  const tick = (one: Named) => {
    const others = staff.filter(({ id }) => id !== one.id);
    choose(others.length < staff.length ? others : [...staff, one]);
  };
  return (
    <Folded className="consent-more" title={t('consent.staff.open')} isCalled={staff.length > 0}>
      <Shown query={STAFF_TO_TELL} variables={{ unitId }}>
        {({ professionals }) => (
          <fieldset className="consent-ticks">
            <legend>{t('consent.staff.which')}</legend>
            {professionals.length === 0 && <p>{t('consent.staff.none')}</p>}
            {professionals.map((each) => (
              <Checkbox
                key={each.id}
                variant="large"
                checked={staff.some(({ id }) => id === each.id)}
                onClick={() => tick({ id: each.id, name: nameOf(each) })}
              >
                {nameOf(each)}
              </Checkbox>
            ))}
          </fieldset>
        )}
      </Shown>
    </Folded>
  );
}
