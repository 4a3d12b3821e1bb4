import './form.css';
import {
  createContext,
  type FormEvent,
  type ReactNode,
  type RefObject,
  use,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import type { CombinedError, TypedDocumentNode } from 'urql';
import { refusalCode } from '../graphql/faults.js';
import { useChange } from './change.js';
import { Refusal, type Refusals } from './refusal.js';

/** Whether somebody pressed already: before that nobody is told what is missing. */
export const Checked = createContext(false);
export const useChecked = (): boolean => use(Checked);

interface WithRequest {
  readonly requestId: string;
}

interface FormGiven<Data, Input extends WithRequest> {
  readonly document: TypedDocumentNode<Data, { input: Input }>;
  /** What is asked for. Called once nothing is missing. */
  readonly input: () => Omit<Input, keyof WithRequest>;
  /** What the button says. */
  readonly submit: string;
  /** For who hears the button alone: which of the many. */
  readonly of?: string;
  readonly variant?: 'default' | 'secondary';
  readonly refusals: Refusals;
  readonly done: (data: Data) => void;
  /** It was refused by this code: asks how things stand now. */
  readonly outdated: (code: string) => void;
  /** After a refusal it turned out that there is nothing to be done here any more. */
  readonly gone: () => void;
  /** Gives it up; a form that stands open by itself has none. */
  readonly cancel?: () => void;
  /** What giving up is called where the usual word would be misread. */
  readonly keep?: string;
  readonly children?: ReactNode;
}

/** A form for one change. What is typed stays until it is saved or given up; what is missing gets the focus. */
export function Form<Data, Input extends WithRequest>(given: FormGiven<Data, Input>) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const { send, isBusy, error, isChecked, giveUp } = useSending(given, form);
  const { submit, of, variant = 'default', cancel, keep, refusals, children } = given;
  return (
    <form ref={form} noValidate className="form" onSubmit={(event) => void send(event)}>
      <Checked value={isChecked}>{children}</Checked>
      {error && <Refusal error={error} words={refusals} />}
      <div className="form-do">
        <Button type="submit" variant={variant}>
          {submit}
          {of && <span className="hidden"> {of}</span>}
        </Button>
        {cancel && (
          <Button
            variant="secondary"
            onClick={() => {
              giveUp();
              cancel();
            }}
          >
            {keep ?? t('form.cancel')}
          </Button>
        )}
        <span role="status">{isBusy && t('form.saving')}</span>
      </div>
    </form>
  );
}

function useSending<Data, Input extends WithRequest>(
  { document, input, done, outdated, gone }: FormGiven<Data, Input>,
  form: RefObject<HTMLFormElement | null>,
) {
  const { ask, isBusy, error } = useChange(document);
  const [isChecked, setChecked] = useState(false);
  const giveUp = useRefusal(error, outdated, gone);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const missing = form.current?.querySelector<HTMLElement>('[data-missing]');
    setChecked(Boolean(missing));
    if (missing) {
      (missing.querySelector<HTMLElement>('input, select, textarea') ?? missing).focus();
      return;
    }
    const answer = await ask(input());
    if (answer) done(answer);
  };
  return { send, isBusy, error, isChecked, giveUp };
}

/** Asks how things stand after a refusal, and tells if the form is then gone though nobody gave it up. */
function useRefusal(error: CombinedError | undefined, outdated: (code: string) => void, gone: () => void): () => void {
  const hear = useEffectEvent((refused: CombinedError) => {
    // Whatever was refused by its code may rest upon something that is no longer so.
    const code = refusalCode(refused);
    if (code) outdated(code);
  });
  useEffect(() => {
    if (error) hear(error);
  }, [error]);
  const wasGivenUp = useRef(false);
  const leave = useEffectEvent(() => {
    if (error && refusalCode(error) && !wasGivenUp.current) gone();
  });
  useEffect(() => leave, []);
  return () => {
    wasGivenUp.current = true;
  };
}

/** What a part of a screen gives to its forms. */
export interface PartOfForm {
  /** A form was refused: asks how things stand now. */
  readonly outdated: () => void;
  /** After that its form is gone: tells so, because nobody else would. */
  readonly gone: () => void;
  /** Tells what was done, and asks how things stand now. */
  readonly made: (told: string) => void;
  /** Closes a form that was opened by a press. */
  readonly close?: () => void;
}

/** How a form goes on in its part: what is told once it is saved, and how it closes. */
export function goesOn({ outdated, gone, made, close }: PartOfForm, told: string) {
  const done = () => {
    close?.();
    made(told);
  };
  return { outdated, gone, done, ...(close && { cancel: close }) };
}

/** The screens that say for all their forms together what of a refusal. */
type ScreenOfForms = 'closing' | 'consent' | 'followUp' | 'handover' | 'meeting' | 'people';

/** The same, with what the screen says of the refusals that its forms may meet. */
export function useGoesOn(screen: ScreenOfForms, given: PartOfForm, told: string) {
  const { t } = useTranslation();
  const refusals: Refusals = t(`${screen}.refused`, { returnObjects: true });
  return { ...goesOn(given, told), refusals };
}

/** For what asks by itself within a part: it is asked again too when something there is made, or was refused. */
export const askingAgain = (part: PartOfForm, again: () => void): PartOfForm => ({
  ...part,
  outdated: () => {
    part.outdated();
    again();
  },
  made: (told) => {
    part.made(told);
    again();
  },
});
