/**
 * Whether our own mail server says that a mail is not from whom it says (RFC 8601): DMARC failed, or without DMARC both
 * SPF and DKIM did. Only the top-most header counts, and only if it bears the name of that server: the others were
 * written on the way, by anybody. Without a name nothing is believed, in neither direction.
 */
export function isForged(topmost: string, authservId: string | undefined): boolean {
  if (!authservId) return false;
  const [server = '', ...results] = withoutComments(topmost.slice(0, 20_000)).split(';');
  if (server.trim().split(/\s/)[0]!.toLowerCase() !== authservId.toLowerCase()) return false;
  const of = (method: string) => verdicts(results, method);
  const dmarc = of('dmarc').filter((verdict) => verdict !== 'none');
  if (dmarc.length > 0) return dmarc.includes('fail');
  return isFailed(of('spf')) && isFailed(of('dkim'));
}

/** One good signature of several is enough. */
const isFailed = (verdicts: readonly string[]) => verdicts.includes('fail') && !verdicts.includes('pass');

const verdicts = (results: readonly string[], method: string): string[] =>
  results.flatMap((result) => {
    const [, name, verdict] = /^\s*([\w-]+)(?:\/\d+)?\s*=\s*([\w-]+)/.exec(result) ?? [];
    return name?.toLowerCase() === method ? [verdict!.toLowerCase()] : [];
  });

/** Comments nest, and may hold what looks like a result; so may quoted strings. */
function withoutComments(text: string): string {
  let depth = 0;
  let isQuoted = false;
  let clean = '';
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i]!;
    if (character === '\\') i += 1;
    else if (character === '"' && depth === 0) isQuoted = !isQuoted;
    else if (character === '(' && !isQuoted) depth += 1;
    else if (character === ')' && !isQuoted) depth = Math.max(0, depth - 1);
    else if (depth === 0) clean += isQuoted && character === ';' ? ' ' : character;
  }
  return clean;
}
