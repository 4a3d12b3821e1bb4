const COURSE = "hashtextextended('course of case ' || ?::text, 0)";

/** SQL, with a case's id: something is done in the case. It neither closes meanwhile nor has its course changed. */
export const KEEP_COURSE = `select pg_advisory_xact_lock_shared(${COURSE})`;

/** SQL, with a case's id: the case changes its course. Waits for what is being done in it; nothing else begins. */
export const TAKE_COURSE = `select pg_advisory_xact_lock(${COURSE})`;
