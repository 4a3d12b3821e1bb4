/** What `withoutControls` takes away. Fast, because it is asked about every line that is written. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Whether the text holds control characters other than tab and line feed, or turns the reading direction around. */
export const holdsControls = (text: string): boolean => CONTROL.test(text);
