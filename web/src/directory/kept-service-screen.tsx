import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useChange } from '../parts/change.js';
import { Section } from '../parts/section.js';
import { useSession } from '../session/session.js';
import { nameOf } from '../words/names.js';
import { dateOfText } from '../words/time.js';
import { AdministrationForm } from './administration-form.js';
import { type Keeping, KeptPage } from './administration-page.js';
import type { Municipality } from './directory.query.js';
import { Ending } from './ending.js';
import { KEEP_SERVICE, WITHDRAW_SERVICE } from './places.changes.query.js';
import { KEPT_SERVICE, type KeptService } from './places.query.js';
import { serviceEntry, ServiceFields, type ServiceTold } from './service-fields.js';
import { useEntry } from './use-entry.js';

/** A service of a unit as an administrator keeps it. */
export function KeptServiceScreen() {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <KeptPage title={t('places.service.title')} query={KEPT_SERVICE} variables={(id) => ({ id, areaId })}>
      {({ service, municipalities }, { done, again }) => (
        <>
          <Entry service={service} municipalities={municipalities} done={done} again={again} />
          <p>
            <Link href={`/hallinta/yksikot/${service.unit.id}`}>{t('places.toUnit')}</Link>
          </p>
        </>
      )}
    </KeptPage>
  );
}

interface EntryGiven extends Keeping {
  readonly service: KeptService;
  readonly municipalities: readonly Municipality[];
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

function EntryForm({ service, municipalities, done, again }: EntryGiven) {
  const { told, tell, form } = useEntry({
    document: KEEP_SERVICE,
    stands: toldOf(service),
    input: (entry) => ({ serviceId: service.id, expectedVersion: service.version, entry: serviceEntry(entry) }),
    done,
    again,
  });
  const { contactPerson } = service;
  return (
    <AdministrationForm {...form}>
      <ServiceFields
        unitId={service.unit.id}
        told={told}
        tell={tell}
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
