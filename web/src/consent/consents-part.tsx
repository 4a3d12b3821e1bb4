import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Act, Doing } from '../parts/doing.js';
import type { Consent } from './consent.query.js';
import { EMPTY } from './draft.js';
import { Explain } from './explain-form.js';
import type { FormGiven, PartGiven } from './given.js';
import { OneConsent } from './one-consent.js';
import { speakersOf } from './voices.js';

/** What is asked first, then what stands, then what was refused or ran out. */
const placeOf = ({ state, ended }: Consent) => (ended || state === 'REFUSED' ? 2 : state === 'EXPLAINED' ? 0 : 1);
const isPast = ({ state }: Consent) => state === 'SUPERSEDED' || state === 'WITHDRAWN';

/** All consents of the case, with what may be done about each. */
export function ConsentsPart(given: PartGiven) {
  const { t } = useTranslation();
  const { page, isKept, again } = given;
  const past = page.consents.filter(isPast);
  const present = page.consents.filter((each) => !isPast(each)).toSorted((a, b) => placeOf(a) - placeOf(b));
  return (
    <Doing id="suostumukset" title={t('consent.consents')} again={again}>
      {(part) => (
        <>
          {page.consents.length === 0 && <p>{t('case.consents.none')}</p>}
          {isKept && <Begin {...given} {...part} />}
          <Rows {...given} {...part} consents={present} />
          {past.length > 0 && (
            <details className="consent-more">
              <summary>{t('case.consents.past', { count: past.length })}</summary>
              <Rows {...given} {...part} consents={past} />
            </details>
          )}
        </>
      )}
    </Doing>
  );
}

/** A new consent is explained; where nobody is guardian yet, nobody could give it. */
function Begin(given: FormGiven) {
  const { t } = useTranslation();
  const { page } = given;
  return (
    <>
      {speakersOf(page).length === 0 && (
        <p className="late">
          {t('consent.nobodyDecides')} <Link href={`/asiat/${page.id}/ihmiset`}>{t('consent.toPeople')}</Link>
        </p>
      )}
      <Act label={t('consent.explain.open')} variant="default">
        {(close) => <Explain {...given} draft={EMPTY} close={close} />}
      </Act>
    </>
  );
}

function Rows({ consents, ...given }: FormGiven & { readonly consents: readonly Consent[] }) {
  return (
    <ul className="plain">
      {consents.map((consent) => (
        <li key={consent.id}>
          <OneConsent {...given} consent={consent} />
        </li>
      ))}
    </ul>
  );
}
