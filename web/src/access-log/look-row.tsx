import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Act } from '../parts/doing.js';
import { useSession } from '../session/session.js';
import { shortOf } from '../words/id.js';
import { clockText } from '../words/time.js';
import { millisecondsOf } from '../words/wall.js';
import type { Look, Target } from './fold.js';
import type { Keeping } from './keeping.js';
import { about, addressOf, type Search } from './search.js';
import { WithholdForm } from './withhold-form.js';

interface RowGiven {
  readonly look: Look;
  readonly search: Search;
  readonly keeping: Keeping | null;
}

/** One piece of work: when, who, with what, why, and of whom; from there on to all of theirs. */
export function LookRow({ look, search, keeping }: RowGiven) {
  const { t } = useTranslation();
  const { line, categories, bases } = look;
  const what = categories.map((each) => t(`accessLog.categories.${each}`)).join(', ');
  const why = bases.map((each) => t(`accessLog.bases.${each}`)).join('; ');
  return (
    <div className="log-entry">
      <p className="log-when">{clockText(millisecondsOf(line.at))}</p>
      <div>
        <p className="log-who">
          <Who look={look} search={search} />
        </p>
        <p>{[t(`accessLog.deeds.${line.action}`), what].filter(Boolean).join(': ')}</p>
        {line.action !== 'REFUSED' && <p className="beside">{t('accessLog.why', { why })}</p>}
        <p className="beside log-of-what">
          {look.targets.map((target) => (
            <OfWhat key={target.id} target={target} search={search} />
          ))}
          <span>{t('accessLog.search.operation', { name: line.operation })}</span>
        </p>
        {keeping && <Keep look={look} keeping={keeping} />}
      </div>
    </div>
  );
}

/** Who did it: of the staff by name, of anybody else the end of an id. */
function Who({ look: { line }, search }: Pick<RowGiven, 'look' | 'search'>) {
  const { t } = useTranslation();
  const { principalId, name, unitName } = line;
  const named = name ?? (principalId ? t('accessLog.notStaff', { code: shortOf(principalId) }) : t('accessLog.nobody'));
  const isOther = name !== null && principalId !== null && principalId !== search.subject.id;
  return (
    <>
      {isOther ? <Link href={addressOf(about(search, 'professionalId', principalId))}>{named}</Link> : named}
      {unitName && `, ${unitName}`}
    </>
  );
}

const KINDS = { CASE: 'caseId', FAMILY: 'familyId' } as const;

/** Of what it was, and the way to all of that. */
function OfWhat({ target: { type, id }, search }: { readonly target: Target; readonly search: Search }) {
  const { t } = useTranslation();
  const words = t(`accessLog.target.${type}`, { code: shortOf(id) });
  if (type === 'CONTACT' || id === search.subject.id) return <span>{words}</span>;
  return <Link href={addressOf(about(search, KINDS[type], id))}>{words}</Link>;
}

/**
 * Keeps what a professional did from the client, once a day and person: it is kept by days. Of their own doing nobody decides.
 */
function Keep({ look, keeping }: { readonly look: Look; readonly keeping: Keeping }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const { at, principalId, name } = look.line;
  if (principalId === null || name === null || principalId === me.id) return null;
  const isKept = keeping.withheld.some(
    ({ professionalId, since, until, liftedAt }) =>
      professionalId === principalId && liftedAt === null && isWithin(at, since, until),
  );
  if (isKept) return <p className="log-kept">{t('accessLog.kept.here')}</p>;
  if (!look.isNewestOfDay) return null;
  return (
    <div className="log-keep">
      <Act label={t('accessLog.kept.withhold', { name })}>
        {(close) => (
          <WithholdForm
            personId={keeping.personId}
            who={{ id: principalId, name }}
            day={look.day}
            part={{ ...keeping.part, close }}
          />
        )}
      </Act>
    </div>
  );
}

const isWithin = (at: string, since: string, until: string): boolean => {
  const [moment, first, end] = [at, since, until].map(millisecondsOf);
  return first! <= moment! && moment! < end!;
};
