import { useTranslation } from 'react-i18next';
import { DayField, EntryField } from '../parts/fields.js';

/** Seconds from one time to the next that the browser offers by its arrows. */
const STEP = 300;

/** A start as it is entered: local date and local time, empty at first. */
interface TypedStart {
  readonly date: string;
  readonly time: string;
}

interface StartGiven {
  readonly start: TypedStart;
  readonly write: (start: TypedStart) => void;
  /** The first day that can be chosen. */
  readonly from: string;
}

/** A day and a time of it, as they were agreed on the telephone. */
export function StartFields({ start, write, from }: StartGiven) {
  const { t } = useTranslation();
  const missing = t('meeting.time.pickFirst');
  return (
    <>
      <DayField
        label={t('meeting.time.date')}
        min={from}
        value={start.date}
        write={(date) => write({ ...start, date })}
        missing={missing}
      />
      <EntryField
        label={t('meeting.time.clock')}
        type="time"
        step={STEP}
        value={start.time}
        write={(time) => write({ ...start, time })}
        missing={missing}
      />
    </>
  );
}
