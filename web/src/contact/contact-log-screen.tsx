import './contact.css';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from 'suomifi-ui-components';
import { Link } from 'wouter';
import { DutyShift } from '../parts/duty-shift.js';
import { Pages } from '../parts/pages.js';
import { Screen } from '../parts/screen.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { type ContactList, DUTY_NOW, type ListVariables, MINE, OF_TEAM, QUEUE } from './contact-log.query.js';
import { ContactRow } from './contact-row.js';

/** All contacts that one may see: those that wait, one’s own, and for who leads the team those of the others. */
export function ContactLogScreen() {
  const { t } = useTranslation();
  const { areaId, has } = useSession();
  return (
    <Screen title={t('contact.log.title')} action={<Ways />}>
      {has('COUNSELLOR', 'TEAM_LEAD') && <Queue key={`queue ${areaId}`} areaId={areaId} />}
      {/* Who was a counsellor may have some in hand still. */}
      <Mine key={`mine ${areaId}`} areaId={areaId} />
      {has('TEAM_LEAD') && <OfTeam key={`team ${areaId}`} areaId={areaId} />}
    </Screen>
  );
}

/** A contact that is not in the list: a new one, or somebody known already. */
function Ways() {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <p className="ways-on">
      {has('COUNSELLOR') && <Link href="/yhteydenotot/uusi">{t('record.title')}</Link>}
      {has('COUNSELLOR', 'TEAM_LEAD') && <Link href="/haku">{t('find.title')}</Link>}
    </p>
  );
}

interface InArea {
  readonly areaId: string;
}

/** An empty list must not say that nobody waits to whom it shows nobody. */
function Queue({ areaId }: InArea) {
  const { t } = useTranslation();
  const { me, has } = useSession();
  return (
    <Section id="queue" title={t('contact.log.queue')}>
      <Shown query={DUTY_NOW} variables={{ areaId }}>
        {({ dutyStatus: { waiting }, onDuty }, again) => {
          const isOnDuty = onDuty.some(({ counsellor }) => counsellor.id === me.id);
          return (
            <>
              <p>
                {waiting === 0 ? t('contact.log.queueEmpty') : t('contact.log.queued', { count: waiting })}{' '}
                {!isOnDuty && t('contact.log.offDuty')}
              </p>
              {/* Asked anew by who comes or goes: another queue shows. */}
              {has('COUNSELLOR') && (
                <ContactPages key={String(isOnDuty)} query={QUEUE} variables={{ areaId }} none={null} />
              )}
              {has('COUNSELLOR') && <DutyShift onChange={again} />}
            </>
          );
        }}
      </Shown>
    </Section>
  );
}

function Mine({ areaId }: InArea) {
  const { t } = useTranslation();
  const [isAll, showAll] = useState(false);
  return (
    <Section id="mine" title={t('contact.log.mine')}>
      <Checkbox variant="large" checked={isAll} onClick={({ checkboxState }) => showAll(checkboxState)}>
        {t('contact.log.all')}
      </Checkbox>
      <ContactPages
        key={String(isAll)}
        query={MINE}
        variables={{ areaId, unfinishedOnly: !isAll }}
        none={<p>{t(isAll ? 'contact.log.mineNever' : 'contact.log.mineEmpty')}</p>}
        refused={<p>{t('contact.log.mineNever')}</p>}
      />
    </Section>
  );
}

function OfTeam({ areaId }: InArea) {
  const { t } = useTranslation();
  return (
    <Section id="team" title={t('contact.log.team')}>
      <p>{t('contact.log.teamHint')}</p>
      <ContactPages
        query={OF_TEAM}
        variables={{ areaId }}
        none={<p>{t('contact.log.teamEmpty')}</p>}
        refused={<p>{t('contact.log.teamEmpty')}</p>}
      />
    </Section>
  );
}

interface ListGiven {
  readonly query: ContactList;
  readonly variables: ListVariables;
  /** Said where there are none. */
  readonly none: ReactNode;
  /** Said to whom the list is refused. */
  readonly refused?: ReactNode;
}

/** A list of contacts that goes on by a press. */
function ContactPages({ variables, ...given }: ListGiven) {
  const { t } = useTranslation();
  return (
    <Pages
      {...given}
      variables={(after) => ({ ...variables, after })}
      pageOf={({ contacts }) => contacts}
      more={t('contact.log.more')}
    >
      {(contacts) => (
        <ul className="rows">
          {contacts.map((contact) => (
            <ContactRow key={contact.id} contact={contact} />
          ))}
        </ul>
      )}
    </Pages>
  );
}
