import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import type { OnTable } from './on-table.js';
import { partiesOf } from './people.js';
import { HAND_OUT_PLAN } from './plan-agreeing.query.js';
import { PlanRefused } from './refusal.js';
import { useNeeded } from './use-needed.js';
import { ChoiceField, Options } from './wall-fields.js';

const WAYS = ['PAPER', 'READ_ALOUD', 'ELECTRONIC'] as const;

type Way = (typeof WAYS)[number];

interface HandOutGiven extends OnTable {
  readonly units: ReadonlyMap<string, string>;
  readonly handed: () => void;
}

/** Writes down that somebody got it: a disclosure, of which the family hears. */
export function HandOut({ frame, inHand, nameOf, units, handed }: HandOutGiven) {
  const { t } = useTranslation();
  const missing = t('plan.handOut.toMissing');
  const { field, given, take } = useNeeded<HTMLSelectElement>({ place: 'hand-out to', label: null, missing });
  const [how, set] = useState<Way>('PAPER');
  const { ask, isBusy, error } = useChange(HAND_OUT_PLAN);
  const hand = async () => {
    const to = given();
    if (!to) return;
    const recipient = units.has(to) ? { unitId: to } : { personId: to };
    if (!(await ask({ planVersionId: inHand.version.id, how, ...recipient }))) return;
    take(to);
    handed();
  };
  const recipients = [...partiesOf(frame).map(({ id }) => [id, nameOf(id)] as const), ...units];
  return (
    <div className="kept">
      <ChoiceField label={t('plan.handOut.to')} {...field}>
        <Options of={recipients} />
      </ChoiceField>
      <How how={how} choose={set} />
      <PlanRefused error={error} />
      <Button variant="secondary" onClick={() => void hand()}>
        {t(isBusy ? 'plan.busy' : 'plan.handOut.hand')}
      </Button>
    </div>
  );
}

function How({ how, choose }: { readonly how: Way; readonly choose: (how: Way) => void }) {
  const { t } = useTranslation();
  const write = (value: string) => choose(WAYS.find((way) => way === value)!);
  return (
    <ChoiceField isOpen={false} label={t('plan.handOut.how')} value={how} write={write}>
      <Options of={WAYS.map((way) => [way, t(`plan.how.${way}`)])} />
    </ChoiceField>
  );
}
