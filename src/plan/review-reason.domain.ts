import { b64 } from '../platform/database/json.domain.js';

/** SQL: why the next review of the version `v` is so late, sealed; none for who sees it without reading the plan. */
export const REVIEW_REASON = `(select ${b64('w.words')} from plan_review_reason w
  where w.area_id = v.area_id and w.plan_version_id = v.id)`;
