import { createContext, type ReactNode, use, useEffect, useId, useRef, useState } from 'react';
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

/** Which form of a screen stands open, by the id of its button. */
interface Open {
  readonly id: string | null;
  /** Opens or closes the one of that button; whatever else was opened meanwhile stays. */
  readonly set: (id: string, isOpen: boolean) => void;
}

const OpenContext = createContext<Open | null>(null);

/** A screen whose forms stand open one at a time, so that there is one thing to finish. */
export function OneOpen({ children }: { readonly children: ReactNode }) {
  const [id, open] = useState<string | null>(null);
  const set = (of: string, isOpen: boolean) => open((now) => (isOpen ? of : now === of ? null : now));
  return <OpenContext value={{ id, set }}>{children}</OpenContext>;
}

/** Whether a form stands open: by itself, or as the one of its screen. */
function useOpen(startsOpen: boolean): readonly [boolean, (isOpen: boolean) => void] {
  const id = useId();
  const own = useState(startsOpen);
  const one = use(OpenContext);
  return one ? [one.id === id, (isOpen) => one.set(id, isOpen)] : own;
}

interface ActGiven {
  readonly label: string;
  /** For who hears the button alone: which of the many. */
  readonly of?: string;
  readonly variant?: 'default' | 'secondary' | 'secondaryNoBorder';
  /** One came here to do it: its form stands open. */
  readonly startsOpen?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

/**
 * Something that may be done: a press opens its form, which takes the focus; given up, it gives the focus back. Where another
 * is opened instead, what was typed waits behind its button.
 */
export function Act({ label, of, variant = 'secondary', startsOpen = false, children }: ActGiven) {
  const [isOpen, setOpen] = useOpen(startsOpen);
  const [isBegun, begin] = useState(startsOpen);
  const at = useFocus(isOpen, isBegun);
  const set = (isSet: boolean) => {
    begin(isSet);
    setOpen(isSet);
  };
  return (
    <div ref={at} className={isOpen ? 'act open' : 'act'}>
      {!isOpen && (
        <Button variant={variant} onClick={() => set(true)}>
          {label}
          {of && <span className="hidden"> {of}</span>}
        </Button>
      )}
      {isBegun && (
        <div hidden={!isOpen}>
          <div tabIndex={-1}>
            <Heading variant="h3">{label}</Heading>
          </div>
          {children(() => set(false))}
        </div>
      )}
    </div>
  );
}

/** What is opened takes the focus, and gives it back to its button. */
function useFocus(isOpen: boolean, isBegun: boolean) {
  const at = useRef<HTMLDivElement>(null);
  const wasBegun = useRef(false);
  useEffect(() => {
    if (isOpen) at.current?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    else if (wasBegun.current && !isBegun) at.current?.querySelector('button')?.focus();
    wasBegun.current = isBegun;
  }, [isOpen, isBegun]);
  return at;
}

/** Gives up what was opened by a press and is no form of its own. */
export function GiveUp({ part: { close } }: { readonly part: PartOfForm }) {
  const { t } = useTranslation();
  if (!close) return null;
  return (
    <Button variant="secondary" onClick={close}>
      {t('form.cancel')}
    </Button>
  );
}
