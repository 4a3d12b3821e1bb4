import { type RefObject, useEffect } from 'react';

/**
 * Whatever has the focus may go while somebody is there: another drops the goal, or the plan goes on. The focus then goes to the
 * heading of the same part, or to the line that tells where the plan stands; the browser would begin from the top of the page.
 */
export function useFocusKept(wall: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const at = wall.current!;
    let last: { readonly element: Element; readonly part: Element | null } | undefined;
    const remember = ({ target }: FocusEvent) => {
      const element = target as Element;
      last = { element, part: element.closest('.plan-part') };
    };
    const lead = () => {
      if (!last || last.element.isConnected || document.activeElement !== document.body) return;
      const heading = last.part?.isConnected ? last.part.querySelector<HTMLElement>('.plan-heading') : null;
      (heading ?? at.querySelector<HTMLElement>('.stand'))?.focus();
    };
    const observer = new MutationObserver(lead);
    observer.observe(at, { childList: true, subtree: true });
    at.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      at.removeEventListener('focusin', remember);
    };
  }, [wall]);
}
