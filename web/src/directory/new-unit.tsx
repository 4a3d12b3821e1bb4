import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { now } from '../words/clock.js';
import { daysLater, isoDate, momentOf } from '../words/wall.js';
import { AdministrationForm, Choice, Field, SECTORS, Tick } from './administration-form.js';
import type { Municipality } from './directory.query.js';
import { ADD_UNIT } from './places.changes.query.js';
import { unitEntry, UnitFields, type UnitTold } from './unit-fields.js';

/** After this many days an entry is looked through again, unless somebody says otherwise. */
const A_YEAR = 365;

/** A day by which an entry is looked through: in a year. */
export const inAYear = (): string => isoDate(daysLater(momentOf(now()), A_YEAR));

/** What a consent will rest on, and what does not change later. */
interface Lasting {
  readonly register: string;
  readonly sector: (typeof SECTORS)[number] | '';
  readonly isAuthority: boolean;
}

const EMPTY = { name: '', phone: '', email: '', municipality: '', municipalities: [] };
const NOTHING: Lasting = { register: '', sector: '', isAuthority: false };

interface NewGiven {
  readonly organisationId: string;
  readonly municipalities: readonly Municipality[];
  readonly done: (text: string) => void;
}

/** A new unit of an organisation. */
export function NewUnit({ organisationId, municipalities, done }: NewGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(ADD_UNIT);
  const [told, tell] = useState<UnitTold>(() => ({ ...EMPTY, reviewBy: inAYear() }));
  const [lasting, say] = useState(NOTHING);
  const send = async () => {
    const { sector, ...rest } = lasting;
    if (!sector || !(await ask({ organisationId, sector, ...rest, ...unitEntry(told) }))) return;
    tell({ ...EMPTY, reviewBy: inAYear() });
    say(NOTHING);
    done(t('administration.said.added', { name: told.name }));
  };
  return (
    <AdministrationForm press={t('administration.add')} send={() => void send()} isBusy={isBusy} error={error}>
      <LastingFields lasting={lasting} say={(change) => say({ ...lasting, ...change })} />
      <UnitFields told={told} tell={(change) => tell({ ...told, ...change })} municipalities={municipalities} />
    </AdministrationForm>
  );
}

interface LastingGiven {
  readonly lasting: Lasting;
  readonly say: (change: Partial<Lasting>) => void;
}

function LastingFields({ lasting: { sector, register, isAuthority }, say }: LastingGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('places.unit.sector')}
        value={sector}
        choose={(chosen) => say({ sector: chosen })}
        options={SECTORS.map((value) => ({ value, text: t(`contact.sector.${value}`) }))}
      />
      <Field label={t('places.unit.register')} value={register} write={(written) => say({ register: written })} />
      <Tick
        label={t('places.unit.authority')}
        isChosen={isAuthority}
        choose={(chosen) => say({ isAuthority: chosen })}
      />
    </>
  );
}
