import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useChange } from '../parts/change.js';
import { Section } from '../parts/section.js';
import { AdministrationForm } from './administration-form.js';
import type { Municipality } from './directory.query.js';
import { KEEP_UNIT } from './places.changes.query.js';
import type { KeptUnit } from './places.query.js';
import { unitEntry, UnitFields, type UnitTold } from './unit-fields.js';

interface EntryGiven {
  readonly unit: KeptUnit;
  readonly municipalities: readonly Municipality[];
  readonly done: (text: string) => void;
  /** Asks how it stands now. */
  readonly again: () => void;
}

/** The entry of a unit. What is written goes on top of how it stands: what somebody else changes is not written over. */
export function UnitEntry({ unit, municipalities, done, again }: EntryGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(KEEP_UNIT);
  const [edits, edit] = useState<Partial<UnitTold>>({});
  const told = { ...toldOf(unit), ...edits };
  const send = async () => {
    const which = { unitId: unit.id, expectedVersion: unit.version };
    if (!(await ask({ ...which, ...unitEntry(told) }))) return again();
    edit({});
    done(t('administration.said.saved'));
  };
  return (
    <Section id="unit" title={unit.name}>
      <Facts unit={unit} />
      <AdministrationForm press={t('administration.save')} send={() => void send()} isBusy={isBusy} error={error}>
        <UnitFields told={told} tell={(change) => edit({ ...edits, ...change })} municipalities={municipalities} />
      </AdministrationForm>
    </Section>
  );
}

const toldOf = ({ name, phone, email, municipality, municipalities, reviewBy }: KeptUnit): UnitTold => ({
  name,
  phone: phone ?? '',
  email: email ?? '',
  municipality: municipality ?? '',
  municipalities,
  reviewBy,
});

/** What does not change, and why. */
function Facts({ unit: { organisation, sector, register, isAuthority } }: Pick<EntryGiven, 'unit'>) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="facts">
        <Fact name={t('places.unit.organisation')}>
          <Link href={`/hallinta/organisaatiot/${organisation.id}`}>{organisation.name}</Link>
        </Fact>
        <Fact name={t('places.unit.sector')}>{t(`contact.sector.${sector}`)}</Fact>
        <Fact name={t('places.unit.register')}>{register}</Fact>
        {isAuthority && <Fact name={t('places.unit.standing')}>{t('places.unit.isAuthority')}</Fact>}
      </dl>
      <p className="beside lines">{t('places.unit.stays')}</p>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
