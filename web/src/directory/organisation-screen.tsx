import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { useChange } from '../parts/change.js';
import { useSaid } from '../parts/said.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { isId } from '../words/id.js';
import { dateOfText } from '../words/time.js';
import { AdministrationForm } from './administration-form.js';
import { AdministrationPage, BackToAdministration } from './administration-page.js';
import type { Municipality } from './directory.query.js';
import { Ending } from './ending.js';
import { NewUnit } from './new-unit.js';
import { OrganisationFields, type OrganisationTold } from './organisation-fields.js';
import { KEEP_ORGANISATION, WITHDRAW_ORGANISATION } from './places.changes.query.js';
import { type Organisation, ORGANISATION } from './places.query.js';
import { UnitPages } from './units.js';

/** An organisation as an administrator keeps it: its entry, its units, its end. */
export function OrganisationScreen() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  return (
    <AdministrationPage title={t('places.organisation.title')}>
      {isId(id) ? <Kept key={id} id={id} /> : <p>{t('fault.notFound')}</p>}
      <BackToAdministration />
    </AdministrationPage>
  );
}

function Kept({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const { said, say } = useSaid();
  const [times, count] = useState(0);
  return (
    <>
      {said}
      <Shown query={ORGANISATION} variables={{ id, areaId }} refused={<p>{t('fault.notFound')}</p>}>
        {({ organisation, units, municipalities }, again) => {
          const done = (text: string) => {
            say(text);
            count(times + 1);
            again();
          };
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
      </Shown>
    </>
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

interface KeptGiven {
  readonly organisation: Organisation;
  readonly done: (text: string) => void;
  /** Asks how it stands now. */
  readonly again: () => void;
}

/** What is written goes on top of how it stands: what somebody else changes meanwhile is not written over. */
function Entry({ organisation, done, again }: KeptGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(KEEP_ORGANISATION);
  const [edits, edit] = useState<Partial<OrganisationTold>>({});
  const told = { name: organisation.name, kind: organisation.kind, ...edits };
  const send = async () => {
    const { name, kind } = told;
    if (!kind) return;
    const which = { organisationId: organisation.id, expectedVersion: organisation.version };
    if (!(await ask({ ...which, name, kind }))) return again();
    edit({});
    done(t('administration.said.saved'));
  };
  return (
    <Section id="organisation" title={organisation.name}>
      <AdministrationForm press={t('administration.save')} send={() => void send()} isBusy={isBusy} error={error}>
        <OrganisationFields told={told} tell={(change) => edit({ ...edits, ...change })} />
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
