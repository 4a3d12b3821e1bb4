import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import type { ResultOf } from '../graphql/graphql.js';
import type { PartOfForm } from '../parts/form.js';
import { Shown } from '../parts/shown.js';
import { MailCard } from './mail-card.js';
import { QUARANTINED } from './post.query.js';

interface RowsGiven {
  readonly messages: ResultOf<typeof QUARANTINED>['inboundMessages'];
  readonly part: PartOfForm;
}

/** A page of the list, and below it the next ones by a press. */
export function MailRows({ messages: { edges, pageInfo }, part }: RowsGiven) {
  const { t } = useTranslation();
  const [goesOn, goOn] = useState(false);
  return (
    <>
      <ul className="cards">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <MailCard mail={node} part={part} />
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage &&
        (goesOn ? (
          <NextRows after={pageInfo.endCursor ?? ''} part={part} />
        ) : (
          <Button variant="secondary" onClick={() => goOn(true)}>
            {t('post.more')}
          </Button>
        ))}
    </>
  );
}

/** What is done with a message of this page asks for this page again, too. */
function NextRows({ after, part }: { readonly after: string; readonly part: PartOfForm }) {
  const start = useRef<HTMLDivElement>(null);
  // The button that asked for this page is gone.
  useEffect(() => start.current?.focus(), []);
  const both = (again: () => void): PartOfForm => ({
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
  return (
    <div ref={start} tabIndex={-1}>
      <Shown query={QUARANTINED} variables={{ after }}>
        {({ inboundMessages }, again) => <MailRows messages={inboundMessages} part={both(again)} />}
      </Shown>
    </div>
  );
}
