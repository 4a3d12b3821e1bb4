import './work.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useSession } from '../session/session.js';
import { instantAgo } from '../words/clock.js';
import { whenInYearText } from '../words/time.js';
import { useChange } from './change.js';
import { GO_OFF_DUTY, GO_ON_DUTY, ON_DUTY } from './duty-shift.query.js';
import { Refusal } from './refusal.js';
import { Shown } from './shown.js';
import { nameOf } from '../words/names.js';

const HOUR = 3_600_000;
/** How long a shift may be, in hours. */
const LENGTHS = [4, 8, 24, 168] as const;

interface ShiftGiven {
  /** Somebody came or went: who sees the queue has changed. */
  readonly onChange: () => void;
}

/** Who is on duty, and one's own shift: begun and ended by a press. */
export function DutyShift({ onChange }: ShiftGiven) {
  const { t } = useTranslation();
  const { me, areaId } = useSession();
  return (
    <Shown query={ON_DUTY} variables={{ areaId }}>
      {({ onDuty }, again) => {
        const own = onDuty.find(({ counsellor }) => counsellor.id === me.id);
        const others = onDuty.filter((one) => one !== own);
        const changed = () => {
          again();
          onChange();
        };
        return (
          <div className="shift">
            {others.length > 0 && (
              <p>
                {t('day.shift.others', {
                  names: others.map(({ counsellor }) => nameOf(counsellor)).join(', '),
                })}
              </p>
            )}
            {own ? <End endsAt={own.endsAt} changed={changed} /> : <Begin changed={changed} />}
          </div>
        );
      }}
    </Shown>
  );
}

interface PressGiven {
  readonly changed: () => void;
}

function Begin({ changed }: PressGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const { ask, error } = useChange(GO_ON_DUTY);
  const [hours, choose] = useState<number>(LENGTHS[0]);
  const begin = async () => {
    await ask({ areaId, until: instantAgo(-hours * HOUR) });
    changed();
  };
  return (
    <>
      {error && <Refusal error={error} words={t('day.shift.refused', { returnObjects: true })} />}
      <div className="steps">
        <label className="field">
          <span>{t('day.shift.length')}</span>
          <select value={hours} onChange={({ target }) => choose(Number(target.value))}>
            {LENGTHS.map((each) => (
              <option key={each} value={each}>
                {t(`day.shift.hours${each}`)}
              </option>
            ))}
          </select>
        </label>
        <Button variant="secondary" onClick={() => void begin()}>
          {t('day.shift.begin')}
        </Button>
      </div>
    </>
  );
}

function End({ endsAt, changed }: PressGiven & { readonly endsAt: string }) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const { ask, error } = useChange(GO_OFF_DUTY);
  const end = async () => {
    await ask({ areaId });
    changed();
  };
  return (
    <>
      {error && <Refusal error={error} words={t('day.shift.refused', { returnObjects: true })} />}
      <div className="steps">
        <p role="status">{t('day.shift.own', { when: whenInYearText(endsAt) })}</p>
        <Button variant="secondary" onClick={() => void end()}>
          {t('day.shift.end')}
        </Button>
      </div>
    </>
  );
}
