import { useTranslation } from 'react-i18next';
import { Field, MaybeChoice, Several, municipalityOptions } from './administration-form.js';
import type { Municipality } from './directory.query.js';

/** What of a unit may be kept, as it is typed. */
export interface UnitTold {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly municipality: string;
  readonly municipalities: readonly string[];
  readonly reviewBy: string;
}

interface FieldsGiven {
  readonly told: UnitTold;
  readonly tell: (change: Partial<UnitTold>) => void;
  readonly municipalities: readonly Municipality[];
}

/** The entry of a unit: how it is called and reached, where it is and whom it serves. */
export function UnitFields({ told, tell, municipalities }: FieldsGiven) {
  const { t } = useTranslation();
  const places = municipalityOptions(municipalities);
  return (
    <>
      <Line name="name" type="text" told={told} tell={tell} />
      <Line name="phone" type="tel" told={told} tell={tell} />
      <Line name="email" type="email" told={told} tell={tell} />
      <MaybeChoice
        label={t('places.unit.municipality')}
        none={t('places.unit.unknown')}
        value={told.municipality}
        choose={(municipality) => tell({ municipality })}
        options={places}
      />
      <Several
        label={t('places.unit.municipalities')}
        chosen={told.municipalities}
        choose={(chosen) => tell({ municipalities: chosen })}
        options={places}
      />
      <Line name="reviewBy" type="date" told={told} tell={tell} />
    </>
  );
}

interface LineGiven extends Pick<FieldsGiven, 'told' | 'tell'> {
  readonly name: 'name' | 'phone' | 'email' | 'reviewBy';
  readonly type: 'text' | 'tel' | 'email' | 'date';
}

/** One line of the entry; a unit may have no number and no address of its own. */
function Line({ name, type, told, tell }: LineGiven) {
  const { t } = useTranslation();
  return (
    <Field
      label={t(`places.unit.${name}`)}
      type={type}
      isOptional={name === 'phone' || name === 'email'}
      value={told[name]}
      write={(value) => tell({ [name]: value })}
    />
  );
}

/** The entry as the server takes it: what was left empty is not there. */
export const unitEntry = ({ municipalities, ...told }: UnitTold) => ({
  ...told,
  phone: told.phone || null,
  email: told.email || null,
  municipality: told.municipality || null,
  municipalities: [...municipalities],
});
