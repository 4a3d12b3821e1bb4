import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';
import type { PartOfForm } from './form.js';

interface DoingGiven {
  /** The name of this part in the address. */
  readonly id: string;
  readonly title: string;
  /** Asks how things stand now, unless what is within asks by itself. */
  readonly again?: () => void;
  /** What its forms are given. */
  readonly children: (part: PartOfForm) => ReactNode;
}

/** A part of a screen in which something is done. What was done last is told at its head, and there the focus goes. */
export function Doing({ id, title, again, children }: DoingGiven) {
  const [last, part] = useNews(again);
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed is often no longer there.
    if (last) heading.current?.focus();
  }, [last]);
  return (
    <section aria-labelledby={id}>
      <div ref={heading} tabIndex={-1}>
        <Heading variant="h2" id={id}>
          {title}
        </Heading>
      </div>
      <p role="status" className="made">
        {last?.told}
      </p>
      {children(part)}
    </section>
  );
}

interface News {
  /** An object, so that the same words told twice are told twice. */
  readonly last?: { readonly told: string };
  /** A form was refused, and nothing has been made here since. */
  readonly isRefused: boolean;
}

/** What was done last in a part, and what its forms are given to tell it. */
function useNews(again: (() => void) | undefined): readonly [News['last'], PartOfForm] {
  const { t } = useTranslation();
  const [{ last }, hear] = useState<News>({ isRefused: false });
  const part = {
    made: (told: string) => {
      hear({ last: { told }, isRefused: false });
      again?.();
    },
    outdated: () => {
      hear((news) => ({ ...news, isRefused: true }));
      again?.();
    },
    // A refused form may also go because another of this part was made: that one is the news.
    gone: () => hear((news) => (news.isRefused ? { last: { told: t('form.gone') }, isRefused: false } : news)),
  };
  return [last, part];
}

interface ActGiven {
  readonly label: string;
  readonly variant?: 'default' | 'secondary' | 'secondaryNoBorder';
  /** One came here to do it: its form stands open. */
  readonly startsOpen?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

/** Something that may be done: a press opens its form, which takes the focus; given up, it gives the focus back. */
export function Act({ label, variant = 'secondary', startsOpen = false, children }: ActGiven) {
  const [isOpen, setOpen] = useState(startsOpen);
  const at = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen) at.current?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    else if (wasOpen.current) at.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <div ref={at} className={isOpen ? 'act open' : 'act'}>
      {isOpen ? (
        <>
          <div tabIndex={-1}>
            <Heading variant="h3">{label}</Heading>
          </div>
          {children(() => setOpen(false))}
        </>
      ) : (
        <Button variant={variant} onClick={() => setOpen(true)}>
          {label}
        </Button>
      )}
    </div>
  );
}
