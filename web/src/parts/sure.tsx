import './work.css';
import { type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';

interface SureGiven {
  /** On the button, and once more in the question. */
  readonly press: string;
  /** For who hears the button alone: which of the many. */
  readonly of?: string;
  readonly question: string;
  /** What follows from it. */
  readonly children: ReactNode;
  readonly yes: () => void;
}

/** A button for what cannot be undone: it asks once more. */
export function Sure({ press, of, question, children, yes }: SureGiven) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const answer = () => {
    dialog.current?.close();
    yes();
  };
  return (
    <>
      <Button variant="secondary" onClick={() => dialog.current?.showModal()}>
        {press}
        {of && <span className="hidden"> {of}</span>}
      </Button>
      <dialog ref={dialog} aria-labelledby={title} className="sure">
        <Heading variant="h2" id={title}>
          {question}
        </Heading>
        <p>{children}</p>
        <div className="steps">
          <Button onClick={answer}>{press}</Button>
          <Button variant="secondary" onClick={() => dialog.current?.close()}>
            {t('app.cancel')}
          </Button>
        </div>
      </dialog>
    </>
  );
}
