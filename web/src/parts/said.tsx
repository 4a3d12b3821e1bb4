import './work.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Said {
  /** To be shown above what changes. */
  readonly said: ReactNode;
  /** Tells what was done. */
  readonly say: (text: string) => void;
}

/** What was done last. It takes the focus: what was pressed is often gone then. */
export function useSaid(): Said {
  const [last, setLast] = useState<{ readonly text: string } | null>(null);
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (last) place.current?.focus();
  }, [last]);
  const said = (
    <p ref={place} role="status" tabIndex={-1} className="said">
      {last?.text}
    </p>
  );
  return { said, say: (text) => setLast({ text }) };
}
