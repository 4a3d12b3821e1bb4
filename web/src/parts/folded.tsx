import { type ReactNode, useState } from 'react';

interface FoldedGiven {
  readonly className: string;
  readonly title: string;
  /** Something in it is asked for or chosen. */
  readonly isCalled: boolean;
  readonly children: ReactNode;
}

/** What is folded until one opens it, or until something in it calls. It never closes by itself: one may be typing there. */
export function Folded({ className, title, isCalled, children }: FoldedGiven) {
  const [isOpen, open] = useState(isCalled);
  const [wasCalled, hear] = useState(isCalled);
  if (isCalled !== wasCalled) {
    hear(isCalled);
    if (isCalled) open(true);
  }
  return (
    <details className={className} open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
