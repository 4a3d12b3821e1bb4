import { type ReactNode, useState } from 'react';

interface MoreGiven {
  readonly title: string;
  readonly children: ReactNode;
}

/** What is not on the wall all the time: opened by a press, and not asked for before. What is written in it stays when it closes. */
export function More({ title, children }: MoreGiven) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details className="more" onToggle={({ currentTarget }) => setOpened((was) => was || currentTarget.open)}>
      <summary>{title}</summary>
      {wasOpened && <div className="more-in">{children}</div>}
    </details>
  );
}
