import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../graphql/graphql.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { whenText } from '../words/time.js';
import { DAY } from './day.query.js';
import { Todo } from './todo.js';
import { DAY_WISHES } from './wishes.query.js';

/** Families and professionals who wish to meet, or say that a time does not suit. Somebody waits: nothing is shown where nobody does. */
export function WishesPart() {
  const { t } = useTranslation();
  const { has } = useSession();
  if (!has('COUNSELLOR', 'PROFESSIONAL')) return null;
  return (
    <Shown query={DAY_WISHES} variables={{}} live={{}} refused={null}>
      {({ meetingWishes }) =>
        meetingWishes.length > 0 && (
          <Section id="wishes" title={t('day.wishes.title')}>
            <WithNames wishes={meetingWishes} />
          </Section>
        )
      }
    </Shown>
  );
}

type Wishes = ResultOf<typeof DAY_WISHES>['meetingWishes'];

/** What the families are called the day tells, which is asked for anyway; who has none in this area sees no names. */
function WithNames({ wishes }: { readonly wishes: Wishes }) {
  const { areaId } = useSession();
  const unnamed = <Rows wishes={wishes} nameOf={() => null} />;
  return (
    <Shown query={DAY} variables={{ areaId }} policy="cache-first" refused={unnamed} meanwhile={unnamed}>
      {({ counsellorDay }) => (
        <Rows wishes={wishes} nameOf={(caseId) => counsellorDay.find(({ id }) => id === caseId)?.name ?? null} />
      )}
    </Shown>
  );
}

interface RowsGiven {
  readonly wishes: Wishes;
  readonly nameOf: (caseId: string) => string | null;
}

function Rows({ wishes, nameOf }: RowsGiven) {
  const { t } = useTranslation();
  return (
    <ul className="rows">
      {wishes.map(({ id, caseId, askedAt, words }) => (
        <Todo
          key={id}
          href="/toiveet"
          text={t('day.wishes.row', {
            family: nameOf(caseId) ?? t('day.cases.unnamed'),
            when: whenText(askedAt),
            words: words ?? t('day.wishes.bare'),
          })}
          isLate
        />
      ))}
    </ul>
  );
}
