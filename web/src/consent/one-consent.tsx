import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Act } from '../parts/doing.js';
import { dateOfText, dateText } from '../words/time.js';
import { onceMore } from './draft.js';
import { Except } from './exception-form.js';
import { Explain } from './explain-form.js';
import type { ConsentGiven } from './given.js';
import { staffNames } from './names.js';
import { nameById, personName } from '../parts/family-names.js';
import { ReadAloud } from './read-aloud.js';
import { Told } from './told.js';
import { awaitedOf, exceptionsOf, mayDecide } from './voices.js';
import { Decide, Withdraw } from './word-forms.js';

/** One consent: where it stands, what it covers, who said what, and what may be done about it. */
export function OneConsent(given: ConsentGiven) {
  const { t } = useTranslation();
  const { consent, isKept } = given;
  const { id, unitName, state, ended, lastDay } = consent;
  const isOver = ended && (state === 'GIVEN' || state === 'EXPLAINED');
  const heading = `suostumus-${id}`;
  return (
    <article aria-labelledby={heading}>
      <Heading variant="h3" id={heading}>
        {unitName}
      </Heading>
      <p className="consent-state">
        <strong>{t(isOver ? 'case.consents.over' : `case.consents.state.${state}`)}</strong>{' '}
        {t('case.consents.until', { day: dateText(lastDay) })}
      </p>
      <Covers {...given} />
      {isKept && <Acts {...given} />}
    </article>
  );
}

function Covers(given: ConsentGiven) {
  const { t } = useTranslation();
  const { page, consent } = given;
  const { categories, purpose, exclusions, professionalIds, exceptionReason, exceptionNote, withdrawnAt } = consent;
  const awaited = consent.state === 'EXPLAINED' && !consent.ended ? awaitedOf(page, consent) : [];
  return (
    <dl>
      <Told term={t('case.consents.what')}>{categories.map((each) => t(`case.category.${each}`)).join(', ')}</Told>
      <Told term={t('case.consents.purpose')}>{t(`case.purpose.${purpose}`)}</Told>
      <Told term={t('consent.staff.only')}>{staffNames(page, professionalIds, t)}</Told>
      <Told term={t('case.consents.exclusions')}>{exclusions}</Told>
      <Told term={t('case.consents.exception')}>
        {exceptionReason && [t(`case.exception.${exceptionReason}`), exceptionNote].filter(Boolean).join(' ')}
      </Told>
      <Told term={t('case.consents.withdrawn')}>{withdrawnAt && dateOfText(withdrawnAt)}</Told>
      <Told term={t('case.consents.said')}>{consent.decisions.length > 0 && <Words {...given} />}</Told>
      <Told term={t('consent.awaited')}>{awaited.map((person) => personName(person, t)).join(', ')}</Told>
    </dl>
  );
}

function Words({ page, consent }: ConsentGiven) {
  const { t } = useTranslation();
  return (
    <ul className="consent-words">
      {consent.decisions.map(({ personId, decision, form, decidedAt }) => (
        <li key={`${personId} ${decidedAt}`}>
          {t('case.consents.one', {
            name: nameById(page.people, personId, t),
            said: t(`case.said.${decision}`),
            form: t(`case.form.${form}`),
            day: dateOfText(decidedAt),
          })}
        </li>
      ))}
    </ul>
  );
}

/** What may be done about it now: of what is over, only the same once more. */
function Acts(given: ConsentGiven) {
  const { page, consent } = given;
  const { state, ended } = consent;
  if (state === 'WITHDRAWN' || state === 'SUPERSEDED') return null;
  const isAsked = state === 'EXPLAINED' && !ended;
  const stands = state === 'GIVEN' && !ended;
  return (
    <>
      {isAsked && <Read {...given} />}
      <div className="acts">
        {(isAsked || stands) && mayDecide(page, consent).length > 0 && <DecideAct {...given} />}
        {exceptionsOf(page, consent).length > 0 && <ExceptAct {...given} />}
        {stands && <WithdrawAct {...given} />}
        {!isAsked && consent.unitId !== null && <OnceMoreAct {...given} />}
      </div>
    </>
  );
}

function Read({ page, consent }: ConsentGiven) {
  const { t } = useTranslation();
  const { unitName, professionalIds, categories, purpose, exclusions, lastDay } = consent;
  return (
    <details className="consent-more">
      <summary>{t('consent.read.open')}</summary>
      <ReadAloud
        unit={unitName}
        staff={staffNames(page, professionalIds, t)}
        {...{ categories, purpose, exclusions, lastDay }}
      />
    </details>
  );
}

function DecideAct(given: ConsentGiven) {
  const { t } = useTranslation();
  return <Act label={t('consent.word.open')}>{(close) => <Decide {...given} close={close} />}</Act>;
}

function ExceptAct(given: ConsentGiven) {
  const { t } = useTranslation();
  return (
    <Act label={t('consent.exception.open')} variant="secondaryNoBorder">
      {(close) => <Except {...given} close={close} />}
    </Act>
  );
}

function WithdrawAct(given: ConsentGiven) {
  const { t } = useTranslation();
  return <Act label={t('consent.withdraw.open')}>{(close) => <Withdraw {...given} close={close} />}</Act>;
}

/** What ends, has ended or was refused may be asked anew: its people are named by who is in the network. */
function OnceMoreAct(given: ConsentGiven) {
  const { t } = useTranslation();
  const { page, consent } = given;
  const staff = consent.professionalIds.map((id) => ({ id, name: staffNames(page, [id], t) }));
  return (
    <Act label={t('consent.onceMore')} variant="secondaryNoBorder">
      {(close) => <Explain {...given} draft={onceMore(consent, staff)} close={close} />}
    </Act>
  );
}
