import { type ContentLine, contentLine, unfoldedLines } from './content-line.js';

/** Deeper is nobody's calendar: VCALENDAR, VEVENT, VALARM make three. */
const DEPTH_AT_MOST = 8;

/** A component of RFC 5545 3.6: VCALENDAR, VEVENT, VTIMEZONE … */
export interface Component {
  /** Upper case. */
  readonly name: string;
  readonly properties: readonly ContentLine[];
  readonly components: readonly Component[];
}

interface OpenComponent extends Component {
  readonly properties: ContentLine[];
  readonly components: Component[];
}

/** What a part holds. */
export interface Parsed {
  /** The outermost ones. */
  readonly components: readonly Component[];
  /** How many lines are no content lines or stand outside a component. */
  readonly strayLines: number;
  /** How many properties stand behind a component of the same level, where RFC 5545 has none. */
  readonly lateProperties: number;
}

const open = (name: string): OpenComponent => ({ name, properties: [], components: [] });

/**
 * Reads the components of a calendar part. Null if they do not close as they opened: the part is cut off or forged.
 *
 * Not `ical.js`, because one odd line anywhere makes it throw, it evaluates every rule and date while an answer needs
 * none, and it does not see a wrong END. A line that nobody needs must not cost an answer.
 */
export const parse = (part: Uint8Array | string): Parsed | null => parseLines(unfoldedLines(part));

/** The same for lines that were unfolded already, such as those that a reader of whole calendars needs. */
export function parseLines(lines: readonly string[]): Parsed | null {
  const outermost = open('');
  const stack = [outermost];
  let strayLines = 0;
  let lateProperties = 0;
  for (const line of lines.map(contentLine)) {
    const inner = stack.at(-1)!;
    if (line?.name === 'BEGIN') {
      if (stack.length > DEPTH_AT_MOST) return null;
      stack.push(open(nameIn(line)));
    } else if (line?.name === 'END') {
      if (inner.name !== nameIn(line) || stack.length === 1) return null;
      stack.pop();
      stack.at(-1)!.components.push(inner);
    } else if (line && stack.length > 1) {
      inner.properties.push(line);
      if (inner.components.length > 0) lateProperties += 1;
    } else strayLines += 1;
  }
  return stack.length === 1 ? { components: outermost.components, strayLines, lateProperties } : null;
}

const nameIn = (line: ContentLine) => line.value.trim().toUpperCase();

/** The components of one kind directly inside. */
export const componentsOf = (component: Component, name: string): Component[] =>
  component.components.filter((inner) => inner.name === name);

/** All properties of one name. */
export const propertiesOf = (component: Component, name: string): ContentLine[] =>
  component.properties.filter((property) => property.name === name);

/** The first property of that name. */
export const propertyOf = (component: Component, name: string): ContentLine | undefined =>
  component.properties.find((property) => property.name === name);
