import type { ToldArea } from '../../directory/areas-told.service.js';
import type { Language } from '../../directory/directory.domain.js';
import { CallUs, Urgent } from '../advice/advice-parts.js';
import { ADVICE_PATHS } from '../advice/advice.pages.js';
import { render, Told } from '../page.js';
import { type ErrorKind, ERROR_TEXTS } from './error.texts.data.js';

const KINDS: Readonly<Record<number, ErrorKind>> = { 403: 'foreign', 404: 'unknown', 429: 'tooOften', 503: 'away' };

/** What a status means to whoever sees the page. */
function kindOf({ status, isForm }: Pick<ErrorGiven, 'status' | 'isForm'>): ErrorKind {
  const ofTheirs = isForm ? 'refused' : 'unknown';
  return KINDS[status] ?? (status < 500 ? ofTheirs : 'ours');
}

interface ErrorGiven {
  readonly language: Language;
  readonly status: number;
  /** Something was sent: otherwise it is the address that is wrong. */
  readonly isForm: boolean;
  /** As they were when somebody last looked: the database may be what is away. */
  readonly areas: readonly ToldArea[];
}

/** What went wrong, whose fault it is, and whom to call. Tells nothing of the address: links hold secrets. */
export function errorPage({ language, areas, ...error }: ErrorGiven): string {
  const texts = ERROR_TEXTS[language];
  const { title, text } = texts.kinds[kindOf(error)];
  return render(
    language,
    title,
    <>
      <h1>{title}</h1>
      <Told isFault>{text}</Told>
      <CallUs language={language} areas={areas} />
      <Urgent language={language} />
      <p>
        <a className="link" href="/">
          {texts.again}
        </a>
      </p>
    </>,
    ADVICE_PATHS.style,
  );
}
