import { useEffect, useState } from 'react';
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useClient } from 'urql';

interface All<Data> {
  /** What was answered, in the order of the questions; empty until all are. */
  readonly answers: readonly Data[];
  readonly isLoading: boolean;
  readonly error: CombinedError | undefined;
}

interface Heard<Data> {
  readonly asked: string;
  readonly answers: readonly Data[];
  readonly error: CombinedError | undefined;
}

/** Asks the same of several, at once: there are as many questions as were ticked, and hooks cannot be counted. */
export function useAll<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  questions: readonly Variables[],
): All<Data> {
  const client = useClient();
  const [heard, hear] = useState<Heard<Data>>({ asked: '[]', answers: [], error: undefined });
  const asked = JSON.stringify(questions);
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      const variables = JSON.parse(asked) as Variables[];
      const results = await Promise.all(variables.map((each) => client.query(query, each).toPromise()));
      const error = results.find((result) => result.error)?.error;
      if (isWanted) hear({ asked, answers: results.flatMap(({ data }) => (data ? [data] : [])), error });
    };
    void ask();
    return () => void (isWanted = false);
  }, [client, query, asked]);
  const isHeard = heard.asked === asked;
  return { answers: isHeard ? heard.answers : [], isLoading: !isHeard, error: isHeard ? heard.error : undefined };
}
