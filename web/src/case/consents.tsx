import { useTranslation } from 'react-i18next';
import type { Basis, CasePage, Consent } from './case.query.js';
import { dateOfText, dateText, lastDayText } from '../words/time.js';
import { useNames } from './names.js';
import { Leads, More, PartOfCase, Told } from './part.js';

interface ConsentsGiven {
  readonly page: CasePage;
  /** Whether the reader answers for the case: then it is told also that there is nothing. */
  readonly isKept: boolean;
}

/** Which unit may be told what, until when, and on what ground. */
export function Consents({ page, isKept }: ConsentsGiven) {
  const { t } = useTranslation();
  const { consents, statutoryBases } = page;
  if (consents.length + statutoryBases.length === 0 && !isKept) return null;
  const past = consents.filter(({ state }) => state === 'SUPERSEDED' || state === 'WITHDRAWN');
  const present = consents.filter((each) => !past.includes(each));
  return (
    <PartOfCase part="consents">
      {consents.length + statutoryBases.length === 0 && <p>{t('case.consents.none')}</p>}
      {present.map((consent) => (
        <ConsentRow key={consent.id} consent={consent} page={page} />
      ))}
      {statutoryBases.map((basis) => (
        <BasisRow key={basis.id} basis={basis} />
      ))}
      {past.length > 0 && (
        <More title={t('case.consents.past', { count: past.length })}>
          {past.map((consent) => (
            <ConsentRow key={consent.id} consent={consent} page={page} />
          ))}
        </More>
      )}
      <Leads caseId={page.id} to={['consents']} />
    </PartOfCase>
  );
}

function ConsentRow({ consent, page }: { readonly consent: Consent; readonly page: CasePage }) {
  const { t } = useTranslation();
  const { unitName, state, ended, lastDay, withdrawnAt, categories, purpose, exclusions, exceptionReason } = consent;
  const isOver = ended && (state === 'GIVEN' || state === 'EXPLAINED');
  return (
    <More
      title={
        <>
          <strong>{unitName}</strong> <span>{t(isOver ? 'case.consents.over' : `case.consents.state.${state}`)}</span>
          {state === 'GIVEN' && <span> {t('case.consents.until', { day: dateText(lastDay) })}</span>}
        </>
      }
    >
      <dl>
        <Told term={t('case.consents.what')}>{categories.map((each) => t(`case.category.${each}`)).join(', ')}</Told>
        <Told term={t('case.consents.purpose')}>{t(`case.purpose.${purpose}`)}</Told>
        <Told term={t('case.consents.exclusions')}>{exclusions}</Told>
        <Told term={t('case.consents.exception')}>{exceptionReason && t(`case.exception.${exceptionReason}`)}</Told>
        <Told term={t('case.consents.withdrawn')}>{withdrawnAt && dateOfText(withdrawnAt)}</Told>
        <Told term={t('case.consents.said')}>
          {consent.decisions.length > 0 && <Decisions consent={consent} page={page} />}
        </Told>
      </dl>
    </More>
  );
}

function Decisions({ consent, page }: { readonly consent: Consent; readonly page: CasePage }) {
  const { t } = useTranslation();
  const names = useNames(page);
  return (
    <ul className="case-plain">
      {consent.decisions.map(({ personId, decision, form, decidedAt }) => (
        <li key={`${personId} ${decidedAt}`}>
          {t('case.consents.one', {
            name: names(personId),
            said: t(`case.said.${decision}`),
            form: t(`case.form.${form}`),
            day: dateOfText(decidedAt),
          })}
        </li>
      ))}
    </ul>
  );
}

function BasisRow({ basis }: { readonly basis: Basis }) {
  const { t } = useTranslation();
  const { unitName, statute, reason, categories, endsAt, endedAt } = basis;
  return (
    <More
      title={
        <>
          <strong>{unitName}</strong>{' '}
          <span>
            {endedAt
              ? t('case.consents.basisEnded', { day: dateOfText(endedAt) })
              : t('case.consents.basis', { day: lastDayText(endsAt) })}
          </span>
        </>
      }
    >
      <dl>
        <Told term={t('case.consents.what')}>{categories.map((each) => t(`case.category.${each}`)).join(', ')}</Told>
        <Told term={t('case.consents.statute')}>{statute}</Told>
        <Told term={t('case.consents.why')}>{reason}</Told>
      </dl>
    </More>
  );
}
