import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Link } from 'wouter';
import type { ResultOf } from '../graphql/graphql.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { OPEN_HANDOVERS } from './handovers.query.js';
import { Who } from './who.js';
import { dateText } from '../words/time.js';

type Found = ResultOf<typeof OPEN_HANDOVERS>;

/** Whose absence leaves a family with nobody to ring, and what is under way, the longest first. */
export function UnderWay() {
  const { areaId } = useSession();
  return (
    <Shown query={OPEN_HANDOVERS} variables={{ areaId }}>
      {({ openHandovers, absencesWithoutStandIn }) => (
        <>
          <Absences absences={absencesWithoutStandIn} />
          <Open handovers={openHandovers} />
        </>
      )}
    </Shown>
  );
}

interface ListGiven {
  readonly id: string;
  readonly title: string;
  readonly none: string | false;
  readonly children: ReactNode;
}

function List({ id, title, none, children }: ListGiven) {
  return (
    <section aria-labelledby={id}>
      <Heading variant="h2" id={id}>
        {title}
      </Heading>
      {none && <p>{none}</p>}
      <ul className="rows">{children}</ul>
    </section>
  );
}

function Absences({ absences }: { readonly absences: Found['absencesWithoutStandIn'] }) {
  const { t } = useTranslation();
  return (
    <List
      id="poissaolot"
      title={t('handover.absence.title')}
      none={absences.length === 0 && t('handover.absence.none')}
    >
      {absences.map(({ caseId, professionalId, firstDay, lastDay, workingDays }) => (
        <li key={`${caseId} ${firstDay}`}>
          <Link href={`/asiat/${caseId}/vaihto`} className="row">
            <strong>
              <Who id={professionalId} />
            </strong>
            <span>{t('handover.absence.days', { first: dateText(firstDay), last: dateText(lastDay) })}</span>
            <span>{t('handover.absence.working', { count: workingDays })}</span>
          </Link>
        </li>
      ))}
    </List>
  );
}

function Open({ handovers }: { readonly handovers: Found['openHandovers'] }) {
  const { t } = useTranslation();
  return (
    <List id="kesken" title={t('handover.all.open')} none={handovers.length === 0 && t('handover.all.none')}>
      {handovers.map(({ id, caseId, isOutside, state, receiverId, days, isLate }) => (
        <li key={id}>
          <Link href={`/asiat/${caseId}/vaihto`} className="row">
            <strong>{receiverId ? <Who id={receiverId} /> : t('handover.all.outside')}</strong>
            <span>{isOutside && state === 'PROPOSED' ? t('handover.all.toGive') : t(`handover.state.${state}`)}</span>
            <span>{t('handover.all.days', { count: days })}</span>
            {isLate && <span className="late">{t('handover.all.late')}</span>}
          </Link>
        </li>
      ))}
    </List>
  );
}
