import { useTranslation } from 'react-i18next';
import { TextInput } from 'suomifi-ui-components';
import { numberOf, phoneText } from '../words/phone.js';
import type { Missing } from './missing.js';
import { idOf } from './part.js';

interface LineGiven {
  /** What is said where it is missing; without it the field may be left empty. */
  readonly what?: Missing;
  readonly label: string;
  readonly value: string;
  readonly write: (value: string) => void;
  readonly missing: readonly Missing[];
  /** Id of a hint that stands elsewhere. */
  readonly hintId?: string;
}

/** One line, with what is missing of it. */
function useLine({ what, label, write, value, missing, hintId }: LineGiven) {
  const { t } = useTranslation();
  const isMissing = what !== undefined && missing.includes(what);
  return {
    labelText: label,
    autoComplete: 'off',
    fullWidth: true,
    value,
    status: isMissing ? ('error' as const) : ('default' as const),
    ...(what && { id: idOf(what) }),
    ...(isMissing && { statusText: t(`gathering.missing.${what}`) }),
    ...(hintId && { 'aria-describedby': hintId }),
    onChange: (text: string | number | undefined) => write(String(text ?? '')),
  };
}

/** A name; nobody’s family name has to be told. */
export function NameField(given: LineGiven) {
  const { t } = useTranslation();
  const line = useLine(given);
  return <TextInput {...line} {...(!given.what && { optionalText: t('gathering.optional') })} />;
}

/** A number, written in any way; once it is left, it stands as numbers are read here. */
export function PhoneField({ isOptional = false, ...given }: LineGiven & { readonly isOptional?: boolean }) {
  const { t } = useTranslation();
  const line = useLine(given);
  const number = numberOf(given.value);
  return (
    <TextInput
      {...line}
      type="tel"
      {...(isOptional && { optionalText: t('gathering.optional') })}
      onBlur={() => number && given.write(phoneText(number))}
    />
  );
}
