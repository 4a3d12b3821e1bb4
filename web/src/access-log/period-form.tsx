import '../parts/work.css';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { DayField } from '../parts/day-field.js';
import { Checked } from '../parts/form.js';
import { today } from '../words/whole-days.js';
import type { Period } from './period.js';

interface PeriodFormGiven {
  readonly period: Period;
  readonly choose: (period: Period) => void;
  /** The first day that can be chosen. */
  readonly from?: string;
  /** What is wrong with the first and the last day, once somebody pressed. */
  readonly missing: { readonly first?: string | undefined; readonly last?: string | undefined };
  readonly isWrong: boolean;
  /** Said before anybody pressed: the address has asked already. */
  readonly isAsked?: boolean;
  readonly search: () => void;
  /** Further fields; they too say what is missing once it was tried. */
  readonly children?: ReactNode;
}

/** From when until when, and what else bounds a search. What is wrong gets the focus, and nothing is asked. */
export function PeriodForm({ period, choose, from, missing, isAsked, children, ...rest }: PeriodFormGiven) {
  const { t } = useTranslation();
  const { form, send, wasTried } = useTrying(rest);
  const isTold = wasTried || isAsked === true;
  const day = (name: keyof Period) => ({
    label: t(`accessLog.period.${name}`),
    day: period[name],
    choose: (chosen: string) => choose({ ...period, [name]: chosen }),
    missing: isTold ? missing[name] : undefined,
    to: today(),
    ...(from && { from }),
  });
  return (
    <form ref={form} noValidate className="log-period" onSubmit={send}>
      <DayField {...day('first')} />
      <DayField {...day('last')} />
      <Checked value={isTold}>{children}</Checked>
      <Button type="submit" variant="secondary">
        {t('accessLog.period.press')}
      </Button>
    </form>
  );
}

function useTrying({ isWrong, search }: Pick<PeriodFormGiven, 'isWrong' | 'search'>) {
  const form = useRef<HTMLFormElement>(null);
  const [tries, count] = useState(0);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isWrong) count(tries + 1);
    else search();
  };
  return { form, send, wasTried: tries > 0 };
}
