import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Shown } from '../parts/shown.js';
import type { ContactList, ContactRowData, ListVariables } from './contact-log.query.js';
import { ContactRow } from './contact-row.js';

interface PagesGiven {
  readonly query: ContactList;
  readonly variables: ListVariables;
  /** Said where there are none. */
  readonly none: ReactNode;
  /** Said to whom the list is refused. */
  readonly refused?: ReactNode;
}

/** A list of contacts that goes on by a press: a page of it, and below it the next ones. */
export function ContactPages({ query, variables, none, refused }: PagesGiven) {
  const [goesOn, goOn] = useState(false);
  const start = useRef<HTMLDivElement>(null);
  const isFirst = !variables.after;
  useEffect(() => {
    // The button that asked for this page is gone.
    if (!isFirst) start.current?.focus();
  }, [isFirst]);
  return (
    <div ref={start} tabIndex={-1}>
      <Shown query={query} variables={variables} refused={refused}>
        {({ contacts: { edges, pageInfo } }) => (
          <>
            {edges.length === 0 && isFirst ? none : <Rows contacts={edges.map(({ node }) => node)} />}
            {pageInfo.hasNextPage &&
              (goesOn ? (
                <ContactPages {...{ query, none, refused }} variables={{ ...variables, after: pageInfo.endCursor }} />
              ) : (
                <More onPress={() => goOn(true)} />
              ))}
          </>
        )}
      </Shown>
    </div>
  );
}

function Rows({ contacts }: { readonly contacts: readonly ContactRowData[] }) {
  return (
    <ul className="rows">
      {contacts.map((contact) => (
        <ContactRow key={contact.id} contact={contact} />
      ))}
    </ul>
  );
}

function More({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="secondary" onClick={onPress}>
      {t('contact.log.more')}
    </Button>
  );
}
