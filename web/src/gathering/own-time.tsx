import { useTranslation } from 'react-i18next';
import { DayField } from '../parts/day-field.js';
import { Folded } from '../parts/folded.js';
import { now } from '../words/clock.js';
import { daysLater, isoDate, momentOf } from '../words/wall.js';
import type { PartGiven } from './part.js';

const NOT_TOLD = { day: '', clock: '' };
/** Minutes to the next time that the browser offers by its arrows, in seconds. */
const STEP = 300;
/** Further away the server takes no meeting. */
const DAYS_AHEAD_AT_MOST = 365;

/** Another time than those proposed, as it was agreed on the phone: whatever calendars say is weighed when it is sent. */
export function OwnTime({ form, write }: PartGiven) {
  const { t } = useTranslation();
  const own = form.own ?? NOT_TOLD;
  const today = momentOf(now());
  const change = (what: Partial<typeof own>) => {
    const told = { ...own, ...what };
    write({ own: told.day || told.clock ? told : null });
  };
  return (
    <Folded className="gather-more" title={t('gathering.own.title')} isCalled={form.own !== null}>
      <p className="gather-hint">{t('gathering.own.hint')}</p>
      <div className="gather-fields">
        <DayField
          label={t('gathering.own.day')}
          day={own.day}
          choose={(day) => change({ day })}
          from={isoDate(today)}
          to={isoDate(daysLater(today, DAYS_AHEAD_AT_MOST))}
        />
        <label className="gather-choice">
          <span>{t('gathering.own.clock')}</span>
          <input type="time" step={STEP} value={own.clock} onChange={({ target }) => change({ clock: target.value })} />
        </label>
      </div>
    </Folded>
  );
}
