import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Section } from '../parts/section.js';
import { AdministrationForm } from './administration-form.js';
import type { Keeping } from './administration-page.js';
import type { Municipality } from './directory.query.js';
import { KEEP_UNIT } from './places.changes.query.js';
import type { KeptUnit } from './places.query.js';
import { unitEntry, UnitFields, type UnitTold } from './unit-fields.js';
import { Fact } from '../parts/fact.js';
import { useEntry } from './use-entry.js';

interface EntryGiven extends Keeping {
  readonly unit: KeptUnit;
  readonly municipalities: readonly Municipality[];
}

/** The entry of a unit, and what does not change of it. */
export function UnitEntry({ unit, municipalities, ...keeping }: EntryGiven) {
  const { told, tell, form } = useEntry({
    ...keeping,
    document: KEEP_UNIT,
    stands: toldOf(unit),
    input: (entry) => ({ unitId: unit.id, expectedVersion: unit.version, ...unitEntry(entry) }),
  });
  return (
    <Section id="unit" title={unit.name}>
      <Facts unit={unit} />
      <AdministrationForm {...form}>
        <UnitFields told={told} tell={tell} municipalities={municipalities} />
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
