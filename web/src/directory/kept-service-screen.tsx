import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { useChange } from '../parts/change.js';
import { useSaid } from '../parts/said.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { isId } from '../words/id.js';
import { nameOf } from '../words/names.js';
import { dateOfText } from '../words/time.js';
import { AdministrationForm } from './administration-form.js';
import { AdministrationPage } from './administration-page.js';
import type { Municipality } from './directory.query.js';
import { Ending } from './ending.js';
import { KEEP_SERVICE, WITHDRAW_SERVICE } from './places.changes.query.js';
import { KEPT_SERVICE, type KeptService } from './places.query.js';
import { serviceEntry, ServiceFields, type ServiceTold } from './service-fields.js';

/** A service of a unit as an administrator keeps it. */
export function KeptServiceScreen() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  return (
    <AdministrationPage title={t('places.service.title')}>
      {isId(id) ? <Kept key={id} id={id} /> : <p>{t('fault.notFound')}</p>}
    </AdministrationPage>
  );
}

function Kept({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const { said, say } = useSaid();
  return (
    <>
      {said}
      <Shown query={KEPT_SERVICE} variables={{ id, areaId }} refused={<p>{t('fault.notFound')}</p>}>
        {({ service, municipalities }, again) => {
          const done = (text: string) => {
            say(text);
            again();
          };
          return (
            <>
              <Entry service={service} municipalities={municipalities} done={done} again={again} />
              <p>
                <Link href={`/hallinta/yksikot/${service.unit.id}`}>{t('places.toUnit')}</Link>
              </p>
            </>
          );
        }}
      </Shown>
    </>
  );
}

interface EntryGiven {
  readonly service: KeptService;
  readonly municipalities: readonly Municipality[];
  readonly done: (text: string) => void;
  /** Asks how it stands now. */
  readonly again: () => void;
}

function Entry(given: EntryGiven) {
  const { t } = useTranslation();
  const { name, unit, withdrawnAt } = given.service;
  return (
    <>
      <Section id="service" title={name}>
        <p>{unit.name}</p>
        {withdrawnAt ? <p>{t('places.service.ended', { day: dateOfText(withdrawnAt) })}</p> : <EntryForm {...given} />}
      </Section>
      {!withdrawnAt && <End {...given} />}
    </>
  );
}

/** What is written goes on top of how it stands: what somebody else changes meanwhile is not written over. */
function EntryForm({ service, municipalities, done, again }: EntryGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(KEEP_SERVICE);
  const [edits, edit] = useState<Partial<ServiceTold>>({});
  const told = { ...toldOf(service), ...edits };
  const { contactPerson } = service;
  const send = async () => {
    const which = { serviceId: service.id, expectedVersion: service.version };
    if (!(await ask({ ...which, entry: serviceEntry(told) }))) return again();
    edit({});
    done(t('administration.said.saved'));
  };
  return (
    <AdministrationForm press={t('administration.save')} send={() => void send()} isBusy={isBusy} error={error}>
      <ServiceFields
        unitId={service.unit.id}
        told={told}
        tell={(change) => edit({ ...edits, ...change })}
        municipalities={municipalities}
        {...(contactPerson && { asked: { value: contactPerson.id, text: nameOf(contactPerson) } })}
      />
    </AdministrationForm>
  );
}

const toldOf = (service: KeptService): ServiceTold => {
  const { name, forWhom, place, howToReach, contactPerson, needCodes, municipalities, reviewBy } = service;
  const contactPersonId = contactPerson?.id ?? '';
  return { name, forWhom, place, howToReach, contactPersonId, needCodes, municipalities, reviewBy };
};

function End({ service: { id, name, version }, done, again }: EntryGiven) {
  const { t } = useTranslation();
  const change = useChange(WITHDRAW_SERVICE);
  const end = async () => {
    if (await change.ask({ serviceId: id, expectedVersion: version })) done(t('places.said.withdrawn', { name }));
    else again();
  };
  return (
    <Section id="end" title={t('places.service.withdraw')}>
      <Ending
        press={t('places.service.withdraw')}
        question={t('places.service.withdrawSure')}
        then={t('places.service.withdrawThen')}
        end={() => void end()}
        change={change}
      />
    </Section>
  );
}
