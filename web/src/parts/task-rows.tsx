import './task-rows.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

/** To do; waiting for somebody else; done; cannot be begun yet. */
export type RowState = 'todo' | 'waiting' | 'done' | 'later';

/** One thing to see to. */
export interface TaskRow {
  readonly key: string;
  readonly state: RowState;
  readonly name: string;
  /** Where it stands, a line each. */
  readonly told: readonly string[];
  /** Where it is done: `#part` of this page, or an address of the app. Leads nowhere while it cannot be begun. */
  readonly href: string;
}

/** What there is to see to: what is to be done stands out, what is done is plain, what cannot be begun yet leads nowhere. */
export function TaskRows({ rows }: { readonly rows: readonly TaskRow[] }) {
  return (
    <ul className="tasks">
      {rows.map((row) => (
        <li key={row.key} className={`task ${row.state}`}>
          <RowTarget row={row} />
        </li>
      ))}
    </ul>
  );
}

function RowTarget({ row }: { readonly row: TaskRow }) {
  const { state, href } = row;
  if (state === 'later')
    return (
      <div className="task-row">
        <RowWords row={row} />
      </div>
    );
  if (href.startsWith('#'))
    return (
      <a className="task-row" href={href}>
        <RowWords row={row} />
      </a>
    );
  return (
    <Link className="task-row" href={href}>
      <RowWords row={row} />
    </Link>
  );
}

function RowWords({ row: { name, told, state } }: { readonly row: TaskRow }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="task-words">
        <span className="task-name">{name}</span>
        {told.map((line) => (
          <span key={line} className="task-told">
            {line}
          </span>
        ))}
      </span>
      <span className="task-state">{t(`app.state.${state}`)}</span>
    </>
  );
}
