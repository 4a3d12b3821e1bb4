import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import type { PartOfForm } from '../parts/form.js';
import { nameOf } from '../words/names.js';
import { dateOfText } from '../words/time.js';
import type { PartGiven } from './given.js';
import { LiftForm } from './lift-form.js';
import { ProhibitForm } from './prohibit-form.js';
import type { Prohibition } from './situation.query.js';
import { keyOf, thingsOf } from './things.js';
import { WithholdForm } from './withhold-form.js';

/**
 * What a child has forbidden to tell, and what a party is not told by law. For who answers for the case alone: already that there
 * is something would tell a guardian.
 */
export function KeptPart({ page, isKept, again }: PartGiven) {
  const { t } = useTranslation();
  if (!isKept) return null;
  const standing = page.prohibitions.filter(({ liftedAt }) => !liftedAt);
  return (
    <Doing id="kiellot" title={t('situation.kept.title')} again={again}>
      {(part) => (
        <>
          <p>{t('situation.kept.about')}</p>
          {standing.length === 0 && <p>{t('situation.kept.none')}</p>}
          <ul className="cards">
            {standing.map((each) => (
              <li key={each.id}>
                <OneKept {...{ page, part }} kept={each} />
              </li>
            ))}
          </ul>
          <Acts page={page} part={part} />
        </>
      )}
    </Doing>
  );
}

function Acts({ page, part }: Omit<OneGiven, 'kept'>) {
  const { t } = useTranslation();
  const hasChildren = page.people.some(({ role }) => role === 'CHILD');
  return (
    <div className="acts">
      {hasChildren && (
        <Act label={t('situation.prohibit.open')}>
          {(close) => <ProhibitForm page={page} part={{ ...part, close }} />}
        </Act>
      )}
      <Act label={t('situation.withhold.open')}>
        {(close) => <WithholdForm page={page} part={{ ...part, close }} />}
      </Act>
    </div>
  );
}

interface OneGiven extends Pick<PartGiven, 'page'> {
  readonly kept: Prohibition;
  readonly part: PartOfForm;
}

/** From whom, what, since when and why, and how it ends. */
function OneKept({ page, kept, part }: OneGiven) {
  const { t } = useTranslation();
  const { childId, fromPersonId, childsReason, legalReason, words, recordedAt, items, itemCount } = kept;
  const name = (id: string | null) => nameOf(page.people.find((each) => each.id === id) ?? {}) || t('people.somebody');
  const things = thingsOf(page, t);
  const named = items.flatMap((item) => things.find((each) => keyOf(each) === keyOf(item)) ?? []);
  const rest = itemCount - named.length;
  return (
    <>
      <p className="card-title">{t('situation.kept.from', { name: name(fromPersonId) })}</p>
      <ul>
        {named.map((each) => (
          <li key={keyOf(each)}>{each.words}</li>
        ))}
        {rest > 0 && <li>{t('situation.kept.rest', { count: rest })}</li>}
      </ul>
      <p>
        {childId ? t('situation.kept.byChild', { name: name(childId) }) : t('situation.kept.byLaw')}{' '}
        {childsReason && t(`situation.childsReason.${childsReason}`)}
        {legalReason && t(`situation.legalReason.${legalReason}`)} ({dateOfText(recordedAt)})
      </p>
      {words && <p className="told">{words}</p>}
      <Act label={t('situation.lift.open')} variant="secondaryNoBorder">
        {(close) => <LiftForm kept={kept} part={{ ...part, close }} />}
      </Act>
    </>
  );
}
