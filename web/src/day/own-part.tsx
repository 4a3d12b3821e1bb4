import { useTranslation } from 'react-i18next';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { now } from '../words/clock.js';
import { dayText, spanText, whenText } from '../words/time.js';
import { isoDate, momentOf } from '../words/wall.js';
import { OWN_DAY, type OwnDayData } from './own-day.query.js';
import { type OwnDay, ownDayOf } from './own-day.js';
import { Todo } from './todo.js';

/** What waits for oneself in anybody's case: to answer, to do, and where to be. */
export function OwnPart() {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <Shown query={OWN_DAY} variables={{}}>
      {(data) => {
        const own = ownDayOf(data, isoDate(momentOf(now())));
        const isEmpty = isNothing(own) && data.handoversToMe.length === 0 && data.myConsultations.length === 0;
        // A counsellor has families of their own to look after, and needs no word that nothing else is there.
        if (isEmpty && has('COUNSELLOR')) return null;
        return (
          <Section id="own" title={t('day.own.title')}>
            {isEmpty && <p>{t('day.nothing')}</p>}
            <Todos own={own} data={data} />
            <Questions consultations={data.myConsultations} />
          </Section>
        );
      }}
    </Shown>
  );
}

const isNothing = ({ unanswered, asked, late, open, meetings }: OwnDay): boolean =>
  unanswered + asked + late + open + meetings.length === 0;

interface TodosGiven {
  readonly own: OwnDay;
  readonly data: OwnDayData;
}

/** What somebody waits for stands first, then what is next. */
function Todos({ own, data }: TodosGiven) {
  const { t } = useTranslation();
  const { unanswered, meetings } = own;
  const offered = data.handoversToMe.filter(({ state }) => state === 'OFFERED');
  return (
    <ul className="rows">
      {offered.map(({ id, caseId, holderName, holderUnit }) => (
        <Todo
          key={id}
          href={`/asiat/${caseId}/vaihto`}
          text={t('day.own.handover', { name: holderName, unit: holderUnit })}
          isLate
        />
      ))}
      {unanswered > 0 && <Todo href="/omat-kutsut" text={t('day.own.unanswered', { count: unanswered })} isLate />}
      <Promises own={own} />
      {meetings.map(({ id, startsAt, endsAt }) => (
        <Todo
          key={id}
          href="/omat-kutsut"
          text={t('day.own.meeting', { when: spanText(startsAt, endsAt) })}
          isLate={false}
        />
      ))}
    </ul>
  );
}

/** What one has asked a counsellor, and the answers. */
function Questions({ consultations }: { readonly consultations: OwnDayData['myConsultations'] }) {
  const { t } = useTranslation();
  if (consultations.length === 0) return null;
  return (
    <>
      <h3>{t('day.own.questions')}</h3>
      {consultations.map(({ contactId, askedAt, question, answer, state }) => (
        <details key={contactId} className="folded">
          <summary>
            {whenText(askedAt)}: {t(`day.own.question.${state}`)}
          </summary>
          <p className="told">{question ?? t('day.own.erased')}</p>
          {answer && <p className="told">{t('day.own.answer', { answer })}</p>}
        </details>
      ))}
    </>
  );
}

function Promises({ own: { late, asked, open, nextDueOn } }: Pick<TodosGiven, 'own'>) {
  const { t } = useTranslation();
  const next = nextDueOn && t('day.own.open', { count: open, day: dayText(nextDueOn) });
  return (
    <>
      {late > 0 && <Todo href="/omat-lupaukset" text={t('day.own.late', { count: late })} isLate />}
      {asked > 0 && <Todo href="/omat-lupaukset" text={t('day.own.asked', { count: asked })} isLate={false} />}
      {next && <Todo href="/omat-lupaukset" text={next} isLate={false} />}
    </>
  );
}
