/** How a number travels (E.164) that somebody typed as people write numbers: `040 123 4567` is `+358401234567`. */
export function numberOf(typed: string): string {
  const digits = typed.replace(/[\s().–-]/g, '');
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  return digits.startsWith('0') ? `+358${digits.slice(1)}` : digits;
}
