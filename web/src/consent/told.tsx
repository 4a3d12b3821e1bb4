import type { ReactNode } from 'react';

/** Something that is told in words, under what it is; nothing where nothing is told. */
export function Told({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <div className="consent-told">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
