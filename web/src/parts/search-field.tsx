import { TextInput, type TextInputProps } from 'suomifi-ui-components';

/** Nobody types a word faster than this between two letters. Milliseconds. */
const PAUSE = 300;

interface SearchGiven extends Pick<TextInputProps, 'autoComplete' | 'status' | 'statusText'> {
  readonly label: string;
  readonly hint?: string;
  /** Called with what is typed, once somebody stops typing. */
  readonly search: (text: string) => void;
}

/** What something is found by as one types: there is nothing to press. */
export function SearchField({ label, hint, search, ...besides }: SearchGiven) {
  return (
    <TextInput
      {...besides}
      labelText={label}
      {...(hint && { hintText: hint })}
      fullWidth
      debounce={PAUSE}
      onChange={(value) => search(String(value ?? '').trim())}
    />
  );
}
