import { FAMILY_STYLE } from '../family/family.style.js';

/** The stylesheet of the feedback page: that of the family's pages, and what the questions need besides. */
export const FEEDBACK_STYLE = `${FAMILY_STYLE}
fieldset { border: 0; margin: 0 0 1rem; padding: 0; min-width: 0; }
legend { font-weight: 600; padding: 0; margin-bottom: .25rem; }
.grades { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.grades label { display: inline-flex; align-items: center; gap: .5rem; min-height: 2.75rem; font-weight: 400; cursor: pointer; }
.grades input { width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--act); }
textarea { margin-bottom: 1rem; }
h3 { font-size: 1.0625rem; margin: 1.5rem 0 .75rem; }
`;
