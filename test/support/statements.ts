import pg from 'pg';

const BESIDES = /^(begin|start transaction|commit|set |select set_config)|session_of|first_answer|audit\.access_log/;

/** What the application sends to PostgreSQL while a task runs, less begin, settings, sessions, request ids, log, commit. */
export const statementsOf = async (task: () => Promise<unknown>): Promise<string[]> =>
  (await allStatementsOf(task)).filter((text) => !BESIDES.test(text));

/** All that the application sends to PostgreSQL while a task runs. */
export async function allStatementsOf(task: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const query = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query')!;
  const noting = function (this: pg.Client, ...args: unknown[]): unknown {
    texts.push(typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text);
    return Reflect.apply(query.value, this, args);
  };
  Object.defineProperty(pg.Client.prototype, 'query', { ...query, value: noting });
  try {
    await task();
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', query);
  }
  return texts;
}
