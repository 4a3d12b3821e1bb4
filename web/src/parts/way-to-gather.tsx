import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';

/** Where people are called together. */
const PATH = '/kutsu';
const KEY = 'n';
const KEPT = 'nappain';

/** Whether one letter leads there. Somebody who speaks to the machine would press it by a word, and can switch it off (WCAG 2.1.4). */
const isOn = (): boolean => localStorage.getItem(KEPT) !== 'ei';

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'));

/** Leads to a new contact by the key N, from wherever one is and types nothing. */
export function useKeyToGather(isAllowed: boolean): void {
  const [, go] = useLocation();
  useEffect(() => {
    if (!isAllowed) return undefined;
    const press = (event: KeyboardEvent) => {
      const isWith = event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing;
      if (isWith || event.key.toLowerCase() !== KEY || !isOn() || isField(event.target)) return;
      // A dialog is answered first.
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      go(PATH);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isAllowed, go]);
}

/** The same by a press, and the switch of the key. */
export function WayToGather() {
  const { t } = useTranslation();
  const [hasKey, setKey] = useState(isOn);
  const keep = (isKept: boolean) => {
    localStorage.setItem(KEPT, isKept ? 'on' : 'ei');
    setKey(isKept);
  };
  return (
    <div className="way-to-gather">
      <Link href={PATH} className="main-way" aria-keyshortcuts={hasKey ? 'N' : undefined}>
        {t('app.new')}
      </Link>
      <label>
        <input type="checkbox" checked={hasKey} onChange={({ target }) => keep(target.checked)} />
        {t('gathering.keys')}
      </label>
    </div>
  );
}
