import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { dayText, whenText } from '../words/time.js';
import type { Gathering } from './form.js';
import type { Relaxation, Times } from './gathering.query.js';
import { idOf, type TimeGiven } from './part.js';
import { nameAtTable } from './table.js';
import { relaxed } from './times.js';

/** What could be given up where nothing suits, or little: one press asks anew without it. */
export function Relaxations({ times, form, write, asked }: TimeGiven & { readonly times: Times }) {
  const { t } = useTranslation();
  const { relaxations } = times;
  if (relaxations.length === 0) return null;
  const give = ({ change }: Relaxation) => {
    write(relaxed(form, change, asked.input.from));
    // The button that was pressed is gone with its question.
    document.getElementById(idOf('time'))?.focus();
  };
  return (
    <div className="gather-relaxations">
      <h3>{t('gathering.time.giveUp')}</h3>
      <ul>
        {relaxations.map((relaxation) => (
          <li key={JSON.stringify(relaxation.change)}>
            <Button variant="secondary" onClick={() => give(relaxation)}>
              {changeText(relaxation.change, form, t)}
            </Button>
            <small>
              {t('gathering.time.adds', { count: relaxation.addsStarts, when: whenText(relaxation.firstStart) })}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is given up, in words. */
function changeText(changes: Relaxation['change'], form: Gathering, t: TFunction): string {
  const parts = changes.flatMap(({ optionalClause, durationMinutes, mode, to }) => [
    optionalClause && t('gathering.time.change.clause', { name: nameAtTable(form, optionalClause) }),
    durationMinutes && t('gathering.time.change.duration', { count: durationMinutes }),
    mode && t(`gathering.time.change.${mode}`),
    to && t('gathering.time.change.to', { day: dayText(to) }),
  ]);
  const text = parts.filter(Boolean).join(', ');
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
