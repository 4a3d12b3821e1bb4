import './form.css';
import { type Named, nameOf } from '../words/names.js';
import { CallLink } from './call-link.js';

/** Somebody who works with families, as far as the reader may know. */
export interface Colleague extends Named {
  readonly id: string;
  readonly title?: string | null;
  readonly unitName?: string | null;
  readonly phone?: string | null;
}

/** A professional with what one needs to know of them, and their number to be called at once. */
export function ColleagueWords({ who }: { readonly who: Colleague }) {
  const work = [who.title, who.unitName].filter(Boolean).join(', ');
  return (
    <p className="colleague">
      <strong>{nameOf(who)}</strong>
      {work && <span>{work}</span>}
      {who.phone && <CallLink number={who.phone} />}
    </p>
  );
}
