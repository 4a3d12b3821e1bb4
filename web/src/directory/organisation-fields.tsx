import { useTranslation } from 'react-i18next';
import { Choice, Field, KINDS } from './administration-form.js';

type Kind = (typeof KINDS)[number];

/** An organisation as it is typed. */
export interface OrganisationTold {
  readonly name: string;
  readonly kind: Kind | '';
}

interface FieldsGiven {
  readonly told: OrganisationTold;
  readonly tell: (change: Partial<OrganisationTold>) => void;
}

/** How an organisation is called and what it is. */
export function OrganisationFields({ told: { name, kind }, tell }: FieldsGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('places.organisation.name')} value={name} write={(written) => tell({ name: written })} />
      <Choice
        label={t('places.organisation.kind')}
        value={kind}
        choose={(chosen) => tell({ kind: chosen })}
        options={KINDS.map((value) => ({ value, text: t(`places.kind.${value}`) }))}
      />
    </>
  );
}
