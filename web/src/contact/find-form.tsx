import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from 'suomifi-ui-components';
import { NOTHING_TYPED, type Sought, soughtOf, type Typed, type Unclear } from './person-search.js';

interface FindGiven {
  /** What was typed elsewhere before. */
  readonly begun: Partial<Typed> | null;
  readonly find: (sought: Sought) => void;
}

/** By what one knows of the person: a number alone does. */
export function FindForm({ begun, find }: FindGiven) {
  const { t } = useTranslation();
  const [typed, write] = useState<Typed>({ ...NOTHING_TYPED, ...begun });
  const [unclear, tell] = useState<Unclear | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sought = soughtOf(typed);
    const isUnclear = typeof sought === 'string';
    tell(isUnclear ? sought : null);
    if (isUnclear) first.current?.focus();
    else find(sought);
  };
  return (
    <search>
      <p>{t('find.intro')}</p>
      <form onSubmit={submit} noValidate className="find-form">
        <Fields {...{ typed, write, unclear, first }} />
        <div className="steps">
          <Button type="submit">{t('find.send')}</Button>
        </div>
      </form>
    </search>
  );
}

interface FieldsGiven {
  readonly typed: Typed;
  readonly write: (typed: Typed) => void;
  readonly unclear: Unclear | null;
  readonly first: RefObject<HTMLInputElement | null>;
}

function Fields({ typed, write, unclear, first }: FieldsGiven) {
  const { t } = useTranslation();
  const field = (name: keyof Typed) => ({
    labelText: t(`find.${name}`),
    fullWidth: true,
    // A browser that offers the families asked for before would tell them to the next one at the desk.
    autoComplete: 'off',
    value: typed[name],
    onChange: (value: string | number | undefined) => write({ ...typed, [name]: String(value ?? '') }),
  });
  return (
    <>
      <TextInput
        forwardedRef={first as RefObject<HTMLInputElement>}
        {...field('phone')}
        type="tel"
        status={unclear ? 'error' : 'default'}
        statusText={unclear ? t(`find.unclear.${unclear}`) : ''}
      />
      <TextInput {...field('givenName')} />
      <TextInput {...field('familyName')} />
      <TextInput {...field('email')} type="email" />
    </>
  );
}
