import { useTranslation } from 'react-i18next';
import { Entry, Pick } from '../parts/field.js';
import { spanText } from '../words/time.js';
import { dayFromNow } from './local-time.js';
import type { Proposal } from './time.query.js';

interface TimePickGiven {
  readonly proposal: ShownTime;
  readonly isPicked: boolean;
  readonly pick: (localStart: string) => void;
  readonly type?: 'radio' | 'checkbox';
}

/** As much of a proposed time as is shown. */
type ShownTime = Omit<Proposal, 'format'>;

/** A proposed time, and why it is good. */
export function TimePick({ proposal, isPicked, pick, type = 'radio' }: TimePickGiven) {
  const { localStart, start, end, reasons } = proposal;
  return (
    <Pick type={type} name="time" value={localStart} isPicked={isPicked} pick={pick}>
      <span className="when">{spanText(start, end)}</span>
      <span className="reasons">{reasons.map(({ text }) => text).join(' · ')}</span>
    </Pick>
  );
}

interface OwnGiven {
  readonly value: string;
  readonly isPicked: boolean;
  readonly pick: (value: string) => void;
  readonly own: { readonly date: string; readonly time: string };
  readonly write: (own: { readonly date: string; readonly time: string }) => void;
}

/** Another time than those proposed, as it was agreed on the telephone. */
export function OwnTime({ value, isPicked, pick, own, write }: OwnGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Pick type="radio" name="time" value={value} isPicked={isPicked} pick={pick}>
        {t('meeting.time.own')}
      </Pick>
      {isPicked && (
        <div className="fields">
          <Entry
            label={t('meeting.time.date')}
            type="date"
            min={dayFromNow(0)}
            value={own.date}
            write={(date) => write({ ...own, date })}
          />
          <Entry
            label={t('meeting.time.clock')}
            type="time"
            step={300}
            value={own.time}
            write={(time) => write({ ...own, time })}
          />
        </div>
      )}
    </>
  );
}
