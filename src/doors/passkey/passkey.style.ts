import { PROMISES_STYLE } from '../promises.style.js';

/** The stylesheet of the passkey's pages: that of the other doors; and what needs the script is shown where it runs. */
export const PASSKEY_STYLE = `${PROMISES_STYLE}
html:not(.able) .able, .able .unable { display: none; }
#said:empty { display: none; }
#said { margin: .75rem 0 0; font-weight: 600; }
ul { margin: 0; padding-left: 1.25rem; }
li + li { margin-top: .5rem; }
`;
