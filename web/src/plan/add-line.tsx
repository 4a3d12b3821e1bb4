import { type FormEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

interface AddLineGiven {
  readonly label: string;
  /** What the button says. */
  readonly press: string;
  readonly text: string;
  readonly write: (text: string) => void;
  readonly add: () => void;
  readonly isBusy: boolean;
}

/** One more of something: typed, and added by Enter or the button. Whoever adds one may add the next at once. */
export function AddLine({ label, press, text, write, add, isBusy }: AddLineGiven) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    field.current?.focus();
    if (text.trim() !== '') add();
  };
  return (
    <form className="add-line" onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <input ref={field} id={id} value={text} onChange={({ target }) => write(target.value)} autoComplete="off" />
      <Button type="submit" variant="secondary">
        {isBusy ? t('plan.busy') : press}
      </Button>
    </form>
  );
}
