import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { SHARED_GOAL, writtenSharedGoal } from './places.js';
import { WRITE_SHARED_GOAL } from './plan-writing.query.js';
import { refusalWords } from './refusal.js';
import type { OnTable } from './on-table.js';
import { KeptField } from './writing/kept-field.js';
import { useSend } from './writing/use-keeper.js';

/** What all want together: the first thing on the wall. */
export function SharedGoal({ inHand, isDraft, lookAgain, nameOf }: OnTable) {
  const { t } = useTranslation();
  const send = useSend();
  const { id: planVersionId, sharedGoal } = inHand.version;
  if (!isDraft)
    return (
      <section className="plan-part">
        <Heading variant="h2">{t('plan.sharedGoal')}</Heading>
        <p className="shared-goal">{sharedGoal ?? t('plan.notShown')}</p>
      </section>
    );
  return (
    <section className="plan-part">
      <Heading variant="h2">{t('plan.sharedGoal')}</Heading>
      <KeptField
        isLarge
        place={SHARED_GOAL}
        label={t('plan.sharedGoalLabel')}
        written={writtenSharedGoal(inHand)}
        nameOf={nameOf}
        refusal={(code) => refusalWords(t, code) ?? t('fault.ours')}
        saving={{
          mayBeEmpty: false,
          lookAgain,
          send: (text, seen, requestId) =>
            send(WRITE_SHARED_GOAL, { planVersionId, sharedGoal: text, expectedVersion: seen ?? 0, requestId }),
        }}
      />
    </section>
  );
}
