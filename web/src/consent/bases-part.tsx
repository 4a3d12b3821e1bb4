import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Act, Doing } from '../parts/doing.js';
import { now } from '../words/clock.js';
import { dateOfText, lastDayText } from '../words/time.js';
import { instantOf } from '../words/wall.js';
import { EndBasis, RecordBasis } from './basis-forms.js';
import type { Basis } from './consent.query.js';
import type { FormGiven, PartGiven } from './given.js';
import { Told } from './told.js';

const isOver = ({ endedAt, endsAt }: Basis) => endedAt !== null || endsAt <= instantOf(now());

/** Laws by which a unit is told without consent: each with its section and its reason. */
export function BasesPart(given: PartGiven) {
  const { t } = useTranslation();
  const { page, isKept, again } = given;
  const bases = page.statutoryBases;
  if (bases.length === 0 && !isKept) return null;
  const past = bases.filter(isOver);
  return (
    <Doing id="lakiperusteet" title={t('consent.bases')} again={again}>
      {(part) => (
        <>
          <p>{t('consent.basis.about')}</p>
          <Rows {...given} {...part} bases={bases.filter((each) => !isOver(each))} />
          {isKept && (
            <Act label={t('consent.basis.open')}>{(close) => <RecordBasis {...given} {...part} close={close} />}</Act>
          )}
          {past.length > 0 && (
            <details className="consent-more">
              <summary>{t('consent.basis.past', { count: past.length })}</summary>
              <Rows {...given} {...part} bases={past} />
            </details>
          )}
        </>
      )}
    </Doing>
  );
}

function Rows({ bases, ...given }: FormGiven & { readonly bases: readonly Basis[] }) {
  return (
    <ul className="plain">
      {bases.map((basis) => (
        <li key={basis.id}>
          <OneBasis {...given} basis={basis} />
        </li>
      ))}
    </ul>
  );
}

function OneBasis(given: FormGiven & { readonly basis: Basis }) {
  const { t } = useTranslation();
  const { basis, isKept } = given;
  const { id, unitName, categories, statute, reason, endsAt, endedAt } = basis;
  const heading = `lakiperuste-${id}`;
  return (
    <article aria-labelledby={heading}>
      <Heading variant="h3" id={heading}>
        {unitName}
      </Heading>
      <p className="consent-state">
        {endedAt
          ? t('case.consents.basisEnded', { day: dateOfText(endedAt) })
          : t('case.consents.basis', { day: lastDayText(endsAt) })}
      </p>
      <dl>
        <Told term={t('case.consents.what')}>{categories.map((each) => t(`case.category.${each}`)).join(', ')}</Told>
        <Told term={t('case.consents.statute')}>{statute}</Told>
        <Told term={t('case.consents.why')}>{reason}</Told>
      </dl>
      {isKept && !isOver(basis) && (
        <Act label={t('consent.basis.endOpen')} variant="secondaryNoBorder">
          {(close) => <EndBasis {...given} close={close} />}
        </Act>
      )}
    </article>
  );
}
