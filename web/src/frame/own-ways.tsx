import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Way, type WayGiven } from './way.js';

/** The ways to what is one's own, behind one press: it folds up on Escape, on leaving, and once one has gone somewhere. */
export function OwnWays({ ways }: { readonly ways: readonly WayGiven[] }) {
  const { t } = useTranslation();
  const [place] = useLocation();
  const folded = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      if (folded.current && !(target instanceof Node && folded.current.contains(target))) folded.current.open = false;
    };
    addEventListener('pointerdown', press);
    return () => removeEventListener('pointerdown', press);
  }, []);
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>) => {
    // Some browsers give no focus to what is pressed: without a place to go to, nobody has left.
    if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
  };
  const escape = ({ key, currentTarget }: KeyboardEvent<HTMLDetailsElement>) => {
    if (key !== 'Escape' || !currentTarget.open) return;
    currentTarget.open = false;
    currentTarget.querySelector('summary')?.focus();
  };
  return (
    <details key={place} ref={folded} className="own-ways" onBlur={leave} onKeyDown={escape}>
      <summary aria-current={ways.some(({ href }) => href === place) ? true : undefined}>{t('app.own')}</summary>
      <div className="own-ways-list">
        {ways.map((way) => (
          <Way key={way.href} {...way} />
        ))}
      </div>
    </details>
  );
}
