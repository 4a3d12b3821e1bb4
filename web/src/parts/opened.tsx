import { createContext, type ReactNode, useContext, useState } from 'react';
import { Button } from 'suomifi-ui-components';

/** Which form of a screen stands open: one at a time, so that there is one thing to finish. */
interface Opened {
  readonly name: string | null;
  readonly open: (name: string | null) => void;
}

const OpenedContext = createContext<Opened>({ name: null, open: () => undefined });
export const useOpened = (): Opened => useContext(OpenedContext);

/** A screen whose forms open one at a time. */
export function OneOpen({ children }: { readonly children: ReactNode }) {
  const [name, open] = useState<string | null>(null);
  return <OpenedContext value={{ name, open }}>{children}</OpenedContext>;
}

interface OpensGiven {
  readonly name: string;
  readonly label: string;
  /** Of whom or what, for those who hear the button alone. */
  readonly of?: string;
  /** The form; `close` when it is done. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a form under it, and closes it. */
export function Opens({ name, label, of, children }: OpensGiven) {
  const { name: opened, open } = useOpened();
  const isOpen = opened === name;
  return (
    <>
      <Button variant="secondary" aria-expanded={isOpen} onClick={() => open(isOpen ? null : name)}>
        {label}
        {of && <span className="hidden"> {of}</span>}
      </Button>
      {isOpen && <div className="opened">{children(() => open(null))}</div>}
    </>
  );
}
