import { type ReactNode, useState } from 'react';

interface MoreGiven {
  readonly title: string;
  readonly children: ReactNode;
}

/** What is not on the wall all the time: opened by a press, and neither asked for nor shown before. */
export function More({ title, children }: MoreGiven) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && <div className="more-in">{children}</div>}
    </details>
  );
}
