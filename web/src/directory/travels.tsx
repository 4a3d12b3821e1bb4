import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Section } from '../parts/section.js';
import { useSession } from '../session/session.js';
import { KEEP_TRAVEL_TIME, type Ways } from './administration.query.js';
import { AdministrationForm, Choice, Field, municipalityOptions, type Option } from './administration-form.js';

interface TravelsGiven {
  readonly travels: Ways['travelTimes'];
  readonly municipalities: Ways['municipalities'];
  readonly done: (text: string) => void;
}

/** How long the ways between municipalities take: meetings are proposed so that people can get there. */
export function Travels({ travels, municipalities, done }: TravelsGiven) {
  const { t } = useTranslation();
  const named = municipalityOptions(municipalities);
  const nameOf = (code: string) => named.find(({ value }) => value === code)?.text ?? code;
  return (
    <Section id="travels" title={t('administration.travels')}>
      <p>{t('administration.travelsHint')}</p>
      <details className="folded">
        <summary>{t('administration.travelsShow', { count: travels.length })}</summary>
        <ul>
          {travels.map(({ from, to, minutes }) => (
            <li key={`${from} ${to}`}>
              {nameOf(from)} – {nameOf(to)}: {minutes} min
            </li>
          ))}
        </ul>
      </details>
      <KeepTravel named={named} done={done} />
    </Section>
  );
}

interface KeepGiven extends Pick<TravelsGiven, 'done'> {
  readonly named: readonly Option[];
}

function KeepTravel({ named, done }: KeepGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const { ask, isBusy, error } = useChange(KEEP_TRAVEL_TIME);
  const [from, chooseFrom] = useState('');
  const [to, chooseTo] = useState('');
  const [minutes, write] = useState('');
  const send = async () => {
    if (!(await ask({ areaId, from, to, minutes: Number(minutes) }))) return;
    write('');
    done(t('administration.said.saved'));
  };
  return (
    <AdministrationForm press={t('administration.save')} send={() => void send()} isBusy={isBusy} error={error}>
      <Choice label={t('administration.from')} value={from} choose={chooseFrom} options={named} />
      <Choice label={t('administration.to')} value={to} choose={chooseTo} options={named} />
      <Field label={t('administration.minutes')} type="number" value={minutes} write={write} />
    </AdministrationForm>
  );
}
