import { useTranslation } from 'react-i18next';
import { RadioButton, RadioButtonGroup } from 'suomifi-ui-components';
import { type Draft, outcomesFor } from './draft.js';

interface OutcomesGiven {
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
  /** Whether a professional made the contact. */
  readonly isProfessional: boolean;
  readonly missing: 'outcome' | 'services' | null;
}

/** The ways in which a contact may end; none is proposed. */
export function Outcomes({ draft, write, isProfessional, missing }: OutcomesGiven) {
  const { t } = useTranslation();
  const outcomes = outcomesFor(isProfessional);
  return (
    <RadioButtonGroup
      labelText={t('contact.conclude.outcome')}
      name="outcome"
      value={draft.outcome ?? ''}
      groupStatus={missing === 'outcome' ? 'error' : 'default'}
      groupStatusText={missing === 'outcome' ? t('contact.conclude.outcomeMissing') : ''}
      onChange={(value) => write({ ...draft, outcome: outcomes.find((each) => each === value) ?? null })}
    >
      {outcomes.map((each) => (
        <RadioButton key={each} value={each} variant="large">
          {t(`contact.outcome.${each}`)}
        </RadioButton>
      ))}
    </RadioButtonGroup>
  );
}
