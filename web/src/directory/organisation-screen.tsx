import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Section } from '../parts/section.js';
import { useSession } from '../session/session.js';
import { dateOfText } from '../words/time.js';
import { AdministrationForm } from './administration-form.js';
import { BackToAdministration, type Keeping, KeptPage } from './administration-page.js';
import type { Municipality } from './directory.query.js';
import { Ending } from './ending.js';
import { NewUnit } from './new-unit.js';
import { OrganisationFields, type OrganisationTold } from './organisation-fields.js';
import { KEEP_ORGANISATION, WITHDRAW_ORGANISATION } from './places.changes.query.js';
import { type Organisation, ORGANISATION } from './places.query.js';
import { UnitPages } from './units.js';
import { useEntry } from './use-entry.js';

/** An organisation as an administrator keeps it: its entry, its units, its end. */
export function OrganisationScreen() {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <KeptPage
      title={t('places.organisation.title')}
      query={ORGANISATION}
      variables={(id) => ({ id, areaId })}
      wayBack={<BackToAdministration />}
    >
      {({ organisation, units, municipalities }, { done, again, times }) => {
        if (organisation.withdrawnAt) return <Ended organisation={organisation} />;
        const given = { organisation, done, again };
        return (
          <>
            <Entry {...given} />
            <UnitsOf {...given} times={times} municipalities={municipalities} />
            <End {...given} hasUnits={units.edges.length > 0} />
          </>
        );
      }}
    </KeptPage>
  );
}

function Ended({ organisation: { name, withdrawnAt } }: Pick<KeptGiven, 'organisation'>) {
  const { t } = useTranslation();
  return (
    <Section id="organisation" title={name}>
      <p>{t('places.organisation.ended', { day: dateOfText(withdrawnAt!) })}</p>
    </Section>
  );
}

interface KeptGiven extends Keeping {
  readonly organisation: Organisation;
}

function Entry({ organisation: { id, version, name, kind }, done, again }: KeptGiven) {
  const standing: OrganisationTold = { name, kind };
  const { told, tell, form } = useEntry({
    document: KEEP_ORGANISATION,
    stands: standing,
    input: (entry) => ({ organisationId: id, expectedVersion: version, name: entry.name, kind: entry.kind || kind }),
    done,
    again,
  });
  return (
    <Section id="organisation" title={name}>
      <AdministrationForm {...form}>
        <OrganisationFields told={told} tell={tell} />
      </AdministrationForm>
    </Section>
  );
}

interface UnitsGiven extends KeptGiven {
  readonly times: number;
  readonly municipalities: readonly Municipality[];
}

function UnitsOf({ organisation, times, municipalities, done }: UnitsGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Section id="units" title={t('places.organisation.units')}>
      <UnitPages key={times} question={{ areaId, organisationId: organisation.id }} />
      <details className="folded">
        <summary>{t('places.addUnit')}</summary>
        <NewUnit organisationId={organisation.id} municipalities={municipalities} done={done} />
      </details>
    </Section>
  );
}

function End({ organisation, done, again, hasUnits }: KeptGiven & { readonly hasUnits: boolean }) {
  const { t } = useTranslation();
  const change = useChange(WITHDRAW_ORGANISATION);
  const { id, name, version } = organisation;
  const end = async () => {
    if (await change.ask({ organisationId: id, expectedVersion: version })) done(t('places.said.ended', { name }));
    else again();
  };
  return (
    <Section id="end" title={t('places.organisation.end')}>
      <Ending
        press={t('places.organisation.endPress')}
        question={t('places.organisation.endSure')}
        then={t('places.organisation.endThen')}
        end={() => void end()}
        change={change}
        inUse={hasUnits && <p>{t('places.organisation.inUse')}</p>}
      />
    </Section>
  );
}
