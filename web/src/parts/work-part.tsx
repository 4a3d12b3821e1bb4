import './work-part.css';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Heading } from 'suomifi-ui-components';
import { useWork, WorkContext } from './work.js';

interface PartGiven {
  /** How the address of the page names the part. */
  readonly anchor: string;
  readonly title: string;
  /** Asks how things stand now. */
  readonly again: () => void;
  readonly children: ReactNode;
}

/** A part of a screen in which something is done. What was done is told under its heading. */
export function WorkPart({ anchor, title, again, children }: PartGiven) {
  const [last, tell] = useState({ told: '', times: 0 });
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (last.times > 0) heading.current?.focus();
  }, [last]);
  const say = (told: string) => tell(({ times }) => ({ told, times: times + 1 }));
  return (
    <section id={anchor} tabIndex={-1} aria-labelledby={`${anchor}-otsikko`} className="work">
      <div ref={heading} tabIndex={-1}>
        <Heading variant="h2" id={`${anchor}-otsikko`}>
          {title}
        </Heading>
      </div>
      <p role="status" className="work-said">
        {last.told}
      </p>
      <WorkContext value={{ again, say }}>{children}</WorkContext>
    </section>
  );
}

interface AlsoGiven {
  /** Asks once more what is shown in here. */
  readonly again: () => void;
  readonly children: ReactNode;
}

/** What is shown in here was asked for apart: it is asked for again together with the rest. */
export function AlsoAgain({ again, children }: AlsoGiven) {
  const around = useWork();
  const both = useMemo(
    () => ({
      ...around,
      again: () => {
        around.again();
        again();
      },
    }),
    [around, again],
  );
  return <WorkContext value={both}>{children}</WorkContext>;
}
