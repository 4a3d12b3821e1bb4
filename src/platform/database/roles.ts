/** The role that policies and privileges name; the login of `DATABASE_URL` is a member of it. */
export const APP_ROLE = 'yhdessa_app';
/** Owns the schema `access` and its definer functions; nobody logs in as it. */
export const ACCESS_ROLE = 'yhdessa_access';
