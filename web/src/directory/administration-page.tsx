import '../parts/work.css';
import './directory.css';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { Link, useParams } from 'wouter';
import { useSaid } from '../parts/said.js';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { isId } from '../words/id.js';

interface PageGiven {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page of the administration, for the administrators of the area alone; others are told whose it is. */
export function AdministrationPage({ title, children }: PageGiven) {
  const { t } = useTranslation();
  const { has } = useSession();
  return <Screen title={title}>{has('ADMIN') ? children : <p>{t('places.notYours')}</p>}</Screen>;
}

/** What was done last on a page, to be shown above what changes; and how often something was: lists are then asked anew. */
export function useDone() {
  const { said, say } = useSaid();
  const [times, count] = useState(0);
  const done = (text: string) => {
    say(text);
    count(times + 1);
  };
  return { said, say, times, done };
}

/** What the parts of a page about one thing are given to change it. */
export interface Keeping {
  /** Tells what was done, and asks how it stands now. */
  readonly done: (text: string) => void;
  /** Asks how it stands now. */
  readonly again: () => void;
}

/** The same, for the page that hands it on. */
interface KeptOnPage extends Keeping {
  /** Tells what was done besides. */
  readonly say: (text: string) => void;
  /** Changes when a list is to be asked anew. */
  readonly times: number;
}

interface KeptGiven<Data, Variables extends AnyVariables> {
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly variables: (id: string) => Variables;
  readonly children: (data: Data, keeping: KeptOnPage) => ReactNode;
}

interface KeptPageGiven<Data, Variables extends AnyVariables> extends KeptGiven<Data, Variables> {
  readonly title: string;
  readonly wayBack?: ReactNode;
}

/** A page of the administration about one thing, which its address names by an id. */
export function KeptPage<Data, Variables extends AnyVariables>(given: KeptPageGiven<Data, Variables>) {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  const { title, wayBack, ...kept } = given;
  return (
    <AdministrationPage title={title}>
      {isId(id) ? <Kept key={id} id={id} {...kept} /> : <p>{t('fault.notFound')}</p>}
      {wayBack}
    </AdministrationPage>
  );
}

interface OneGiven<Data, Variables extends AnyVariables> extends KeptGiven<Data, Variables> {
  readonly id: string;
}

function Kept<Data, Variables extends AnyVariables>({ id, query, variables, children }: OneGiven<Data, Variables>) {
  const { t } = useTranslation();
  const { said, done, ...rest } = useDone();
  return (
    <>
      {said}
      <Shown query={query} variables={variables(id)} refused={<p>{t('fault.notFound')}</p>}>
        {(data, again) => {
          const doneAndAsked = (text: string) => {
            done(text);
            again();
          };
          return children(data, { ...rest, done: doneAndAsked, again });
        }}
      </Shown>
    </>
  );
}

/** The way back to where the administration begins. */
export function BackToAdministration() {
  const { t } = useTranslation();
  return (
    <p>
      <Link href="/hallinta">{t('administration.back')}</Link>
    </p>
  );
}
