import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { LANGUAGES, type Language } from './directory/directory.domain.js';
import { planContent } from './plan/document/plan-content.js';
import { wholePlanTree } from './plan/document/plan-document.repository.js';
import { type ReadPlan, writePlan } from './plan/document/plan-documents.service.js';
import { noteOperator } from './platform/audit/operator-log.js';
import { dayOf } from './platform/clock/clock.js';
import { ACCESS_ROLE } from './platform/database/roles.js';
import { UUID } from './platform/graphql/scalars.js';
import type { KeyRing } from './platform/sealing/data-key.js';
import { openingWith } from './platform/sealing/opening.js';

/** Which plan is exported, and as what. */
export interface PlanExport {
  /** Of a version; or of a plan or a case: then it is the version agreed last, or the newest if none is. */
  readonly id: string;
  /** Where the PDF goes; without it the plan is written as JSON on stdout. */
  readonly pdf?: string;
  readonly language: Language;
  readonly plain: boolean;
}

const USAGE = 'usage: export-plan ID [--pdf FILE] [--language fi|sv|en] [--plain]';

/** Throws with one line for what is no such command. */
export function planExport(args: readonly string[]): PlanExport {
  const { values, positionals } = parsed(args);
  const [id = '', ...more] = positionals;
  const language = LANGUAGES.find((each) => each === values.language);
  if (!UUID.test(id) || more.length > 0 || !language) throw new Error(USAGE);
  return { id, pdf: values.pdf, language, plain: values.plain };
}

function parsed(args: readonly string[]) {
  const options = {
    pdf: { type: 'string' },
    language: { type: 'string', default: 'fi' },
    plain: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new Error(USAGE);
  }
}

/** The plan as JSON, or the name of the PDF that was written. As the owner of the database; noted as a disclosure. */
export async function exportPlan(
  owner: EntityManager,
  { id, pdf, language, plain }: PlanExport,
  ring: KeyRing,
  now: Temporal.Instant,
): Promise<unknown> {
  const plan = await owner.transactional((em) => readAsOperator(em, id, ring, now));
  const style = plain ? 'plain' : 'standard';
  const { bytes } = await writePlan(plan, { language, style, format: pdf === undefined ? 'json' : 'pdf' });
  if (pdf === undefined) return JSON.parse(bytes.toString('utf8'));
  // The family's own words: for whoever ran the command alone.
  writeFileSync(pdf, bytes, { mode: 0o600 });
  return { written: pdf };
}

const FIND = `
select v.id from plan_version v where v.id = ? or v.plan_id = ? or v.case_id = ?
order by v.state = 'agreed' desc, v.number desc limit 1`;

async function readAsOperator(em: EntityManager, id: string, ring: KeyRing, now: Temporal.Instant): Promise<ReadPlan> {
  // The owner is under row security too and would find nothing.
  await em.execute(`set local role ${ACCESS_ROLE}`);
  const [found] = await em.execute<{ id: string }[]>(FIND, [id, id, id]);
  const tree = found && (await wholePlanTree(em, found.id));
  if (!tree) throw new Error(`there is no plan ${id}`);
  const open = openingWith(tree.key, ({ id: keyId, wrapped, wrappedBy }) => ring.unwrap(keyId, wrappedBy, wrapped!));
  const { areaId, caseId } = tree;
  await noteOperator(em, 'export-plan', now, { areaId, caseId, category: 'plan' });
  return { content: planContent(tree, open), on: dayOf(now) };
}
