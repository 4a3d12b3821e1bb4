import { Inject, Injectable } from '@nestjs/common';

/**
 * Something that has happened, told in the past tense: `consent.withdrawn`. Carries ids and nothing about a person;
 * who handles it loads what it may see.
 */
export interface DomainEvent {
  readonly type: string;
}

/** Injection token: the chapters in the order of the story. */
export const STORY = Symbol('story');

type Handler = (event: DomainEvent) => Promise<void>;

/**
 * How an earlier chapter reaches a later one without knowing it. Handlers run inside the caller's transaction, one
 * after the other, so a throw undoes what was announced together with everything it caused. What belongs to the
 * outside world or to later is not an event but an effect (`platform/outbox`).
 */
@Injectable()
export class Events {
  private readonly handlers = new Map<string, { chapter: string; handler: Handler }[]>();

  constructor(@Inject(STORY) private readonly story: readonly string[]) {}

  /** At module init: `chapter` wants to hear of every `type`. Throws for a chapter that the story does not know. */
  handle<E extends DomainEvent>(chapter: string, type: E['type'], handler: (event: E) => Promise<void>): void {
    if (!this.story.includes(chapter)) throw new Error(`the story has no chapter "${chapter}"`);
    const known = this.handlers.get(type) ?? [];
    // Nothing but `announce` calls it, and only with an event of this type.
    known.push({ chapter, handler: handler as Handler });
    known.sort((a, b) => this.story.indexOf(a.chapter) - this.story.indexOf(b.chapter));
    this.handlers.set(type, known);
  }

  /**
   * Runs the handlers of the event in story order, whatever the order in which they registered, and of one chapter in
   * the order of registration. One after the other, because they share the transaction's connection and because a
   * later chapter may count on what an earlier one did.
   */
  async announce<E extends DomainEvent>(event: E): Promise<void> {
    for (const { handler } of this.handlers.get(event.type) ?? []) await handler(event);
  }
}
