import type { Language } from '../../directory/directory.domain.js';
import { MailButton, mailPage } from '../mail-page.js';
import type { Line, Paragraph } from './letter.domain.js';

/** The letter as a page, saying the same as its plain text. */
export const pageOf = (language: Language, subject: string, paragraphs: readonly Paragraph[]): string =>
  mailPage(
    language,
    subject,
    // What a letter says never changes its order.
    paragraphs.map((paragraph, at) => <Said key={at} paragraph={paragraph} />),
  );

function Said({ paragraph: { lines, button } }: { readonly paragraph: Paragraph }) {
  return (
    <>
      <p>
        {lines.map((line, at) => (
          <Told key={at} line={line} isFirst={at === 0} />
        ))}
      </p>
      {button && (
        <p>
          <MailButton href={button.url}>{button.label}</MailButton>
        </p>
      )}
    </>
  );
}

function Told({ line, isFirst }: { readonly line: Line; readonly isFirst: boolean }) {
  return (
    <>
      {!isFirst && <br />}
      {typeof line === 'string' ? line : <Address {...line} />}
    </>
  );
}

function Address({ label, url }: { readonly label: string; readonly url: string }) {
  return (
    <>
      {`${label}: `}
      <a href={url}>{url}</a>
    </>
  );
}
