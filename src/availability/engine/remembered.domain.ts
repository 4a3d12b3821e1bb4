/** Remembers the last answers of a pure function by a key; the one that was made first is forgotten first. */
export class Remembered<T> {
  private readonly answers = new Map<string, T>();

  constructor(private readonly atMost: number) {}

  /** The answer of this key, made now if it is not remembered. */
  of(key: string, make: () => T): T {
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const answer = make();
    if (this.answers.size >= this.atMost) this.answers.delete(this.answers.keys().next().value!);
    this.answers.set(key, answer);
    return answer;
  }
}
