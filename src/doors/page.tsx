import type { ReactNode } from 'react';
import type { Language } from '../directory/directory.domain.js';
import { htmlPage } from '../platform/http/html-page.js';
import { Foot } from './foot.js';

/** A page of a door: without scripts, and with nothing from elsewhere. */
export function render(language: Language, title: string, content: ReactNode, style = '/v/style.css'): string {
  return htmlPage(
    { language, title: `${title} – Yhdessä`, style },
    <>
      <header>Yhdessä</header>
      <main>{content}</main>
      <Foot language={language} />
    </>,
  );
}

interface ToldGiven {
  readonly id?: string;
  readonly isFault: boolean;
  /** Left out: what is no fault is good. Where it is neither, false. */
  readonly isGood?: boolean;
  /** Where the fault is put right: the id of a field. */
  readonly field?: string | undefined;
  readonly children: ReactNode;
}

/** What became of the form just sent, read aloud at once if it is a fault; where a field is at fault, the way to it. */
export function Told({ id = 'notice', isFault, isGood = !isFault, field, children }: ToldGiven) {
  const tone = isFault ? 'failed' : isGood && 'good';
  return (
    <p id={id} className={['notice', tone].filter(Boolean).join(' ')} role={isFault ? 'alert' : 'status'}>
      {field ? <a href={`#${field}`}>{children}</a> : children}
    </p>
  );
}
