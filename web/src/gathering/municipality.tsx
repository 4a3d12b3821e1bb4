import { useTranslation } from 'react-i18next';
import { municipalityName } from '../words/municipality.js';
import type { Place } from './around.js';
import { Choice } from './part.js';

interface MunicipalityGiven {
  readonly label: string;
  /** Null: none is known yet. */
  readonly code: string | null;
  readonly municipalities: readonly Place[];
  readonly choose: (code: string) => void;
  readonly id?: string;
  readonly why?: string | undefined;
}

/** One of the municipalities of the area, in the language spoken. */
export function Municipality({ code, municipalities, ...given }: MunicipalityGiven) {
  const { t } = useTranslation();
  return (
    <Choice
      {...given}
      value={code ?? ''}
      values={municipalities.map((each) => [each.code, municipalityName(each)])}
      {...(code === null && { empty: t('gathering.family.choose') })}
    />
  );
}
