import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import { useSession } from '../session/session.js';
import { allowedMonths, allowedText, lengthText } from './months.js';
import type { Rule } from './retention.query.js';
import { RuleForm } from './rule-form.js';

interface RuleGiven {
  readonly rule: Rule;
  readonly again: () => void;
}

/** How long one class of data is kept, why, and what happens then; administrators decide otherwise within the law. */
export function RulePart({ rule, again }: RuleGiven) {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <Doing id={rule.kind.toLowerCase()} title={t(`retention.kind.${rule.kind}`)} again={again}>
      {(part) => (
        <>
          <Facts rule={rule} />
          {has('ADMIN') && (
            <Act label={t('retention.change')}>
              {(close) => <RuleForm key={rule.kind} rule={rule} part={{ ...part, close }} />}
            </Act>
          )}
        </>
      )}
    </Doing>
  );
}

function Facts({ rule }: Pick<RuleGiven, 'rule'>) {
  const { t } = useTranslation();
  const { kind, months, countsFrom, isRecord, automatic, version } = rule;
  const facts = [
    [t('retention.howLong'), `${lengthText(months, t)}, ${t(`retention.from.${countsFrom}`)}`],
    [t('retention.basis'), t(`retention.law.${kind}`)],
    [t('retention.allowed'), allowedText(allowedMonths(rule, isRecord), t)],
    ...(rule.leastMonthsOfRecord === null
      ? []
      : [[t('retention.standing'), t(`retention.is.${isRecord ? 'record' : 'copy'}`)] as const]),
    [t('retention.afterwards'), t(`retention.erased.${erasedBy(kind, automatic)}`)],
    [t('retention.decided'), t(`retention.by.${version === 0 ? 'default' : 'area'}`)],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([term, told]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{told}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The log is dropped by whoever runs the service, never by itself. */
const erasedBy = (kind: Rule['kind'], automatic: boolean) => {
  if (kind === 'ACCESS_LOG') return 'log';
  return automatic ? 'itself' : 'command';
};
