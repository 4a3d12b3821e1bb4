import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { Shown } from '../parts/shown.js';
import { dateOfText } from '../words/time.js';
import { type Language, spoken } from '../words/words.js';
import { More } from './more.js';
import { HAND_OUT_PLAN } from './plan-agreeing.query.js';
import { PLAN_DIFFERENCE, PLAN_HANDOUTS } from './plan.query.js';
import { PlanRefused } from './refusal.js';
import type { OnTable } from './on-table.js';

const LANGUAGE = { fi: 'FI', sv: 'SV', en: 'EN' } as const satisfies Record<Language, string>;

/** What is otherwise than before, and how people get the plan into their hands. */
export function Sharing(table: OnTable) {
  const { t } = useTranslation();
  const { id, number, state } = table.inHand.version;
  return (
    <>
      {number > 1 && (
        <More title={t('plan.difference')}>
          <Shown query={PLAN_DIFFERENCE} variables={{ planVersionId: id, language: LANGUAGE[spoken()] }}>
            {({ planDifference }) => (
              <ul>
                {planDifference.map(({ code, text }) => (
                  <li key={`${code} ${text}`}>{text}</li>
                ))}
              </ul>
            )}
          </Shown>
        </More>
      )}
      {state !== 'DRAFT' && (
        <More title={t('plan.handOut.title')}>
          <HandOuts {...table} />
        </More>
      )}
    </>
  );
}

/** The plan on paper, and who has got it. */
function HandOuts(table: OnTable) {
  const { t } = useTranslation();
  const { frame, inHand, nameOf } = table;
  const { id } = inHand.version;
  const units = unitsOf(table);
  return (
    <>
      <p>
        <a href={`/asiakirjat/suunnitelma/${id}.pdf`} download>
          {t('plan.handOut.pdf')}
        </a>
      </p>
      <Shown query={PLAN_HANDOUTS} variables={{ planId: frame.plan!.id }}>
        {({ handoutsOfPlan }, again) => (
          <>
            <ul>
              {handoutsOfPlan
                .filter(({ planVersionId }) => planVersionId === id)
                .map((each) => (
                  <li key={each.id}>
                    {t('plan.handOut.got', {
                      name: each.personId
                        ? nameOf(each.personId)
                        : (units.get(each.unitId ?? '') ?? t('plan.notShown')),
                      how: t(`plan.how.${each.how}`),
                      day: dateOfText(each.handedAt),
                    })}
                  </li>
                ))}
            </ul>
            <HandOut {...table} units={units} handed={again} />
          </>
        )}
      </Shown>
    </>
  );
}

/** Units of those who take part, and those that were promised a copy, by id. */
const unitsOf = ({ frame, inHand }: OnTable): ReadonlyMap<string, string> =>
  new Map(
    [...frame.members.map(({ who }) => who), ...inHand.copies]
      .filter(({ unitId, unitName }) => unitId !== null && unitName !== null)
      .map(({ unitId, unitName }) => [unitId!, unitName!]),
  );

const WAYS = ['PAPER', 'READ_ALOUD', 'ELECTRONIC'] as const;

interface HandOutGiven extends OnTable {
  readonly units: ReadonlyMap<string, string>;
  readonly handed: () => void;
}

/** Writes down that somebody got it: a disclosure, of which the family hears. */
function HandOut({ frame, inHand, nameOf, units, handed }: HandOutGiven) {
  const { t } = useTranslation();
  const id = useId();
  const [to, choose] = useState('');
  const [how, set] = useState<(typeof WAYS)[number]>('PAPER');
  const { ask, isBusy, error } = useChange(HAND_OUT_PLAN);
  const hand = async () => {
    if (to === '') return document.getElementById(`${id}-kenelle`)?.focus();
    const recipient = units.has(to) ? { unitId: to } : { personId: to };
    if (await ask({ planVersionId: inHand.version.id, how, ...recipient })) handed();
  };
  return (
    <div className="kept">
      <label htmlFor={`${id}-kenelle`}>{t('plan.handOut.to')}</label>
      <select id={`${id}-kenelle`} value={to} onChange={({ target }) => choose(target.value)}>
        <option value="">{t('plan.choose')}</option>
        {frame.people.map((person) => (
          <option key={person.id} value={person.id}>
            {nameOf(person.id)}
          </option>
        ))}
        {[...units].map(([unitId, name]) => (
          <option key={unitId} value={unitId}>
            {name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-miten`}>{t('plan.handOut.how')}</label>
      <select id={`${id}-miten`} value={how} onChange={({ target }) => set(WAYS.find((way) => way === target.value)!)}>
        {WAYS.map((way) => (
          <option key={way} value={way}>
            {t(`plan.how.${way}`)}
          </option>
        ))}
      </select>
      <PlanRefused error={error} />
      <Button variant="secondary" onClick={() => void hand()}>
        {t(isBusy ? 'plan.busy' : 'plan.handOut.hand')}
      </Button>
    </div>
  );
}
