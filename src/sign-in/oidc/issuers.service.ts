import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { IssuerSettings } from '../../platform/config/issuer-settings.js';

/** Who may say who people are: those of the configuration, and in a demo its own. */
@Injectable()
export class Issuers {
  private readonly known = new Map<string, IssuerSettings>();

  constructor(@Inject(CONFIG) { issuers }: Config) {
    for (const each of issuers) this.add(each);
  }

  /** In the order in which they were given. */
  all(kind?: IssuerSettings['kind']): readonly IssuerSettings[] {
    return [...this.known.values()].filter((each) => kind === undefined || each.kind === kind);
  }

  find(id: string): IssuerSettings | undefined {
    return this.known.get(id);
  }

  /** Adds one at the start. Throws if there is one of this id. */
  add(settings: IssuerSettings): void {
    if (this.known.has(settings.id)) throw new Error(`there is an issuer ${settings.id} already`);
    this.known.set(settings.id, settings);
  }
}
