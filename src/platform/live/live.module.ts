import { type DynamicModule, Module } from '@nestjs/common';
import { Live } from './live.js';
import { LiveOperations } from './live-operations.js';
import { LiveSockets } from './live-sockets.js';

/** Global: a chapter that tells what changes needs `Live` alone. `start.ts` opens the way in. */
@Module({})
export class LiveModule {
  /** `graphql`: the module whose schema is spoken. */
  static on(graphql: DynamicModule): DynamicModule {
    return {
      global: true,
      module: LiveModule,
      imports: [graphql],
      providers: [Live, LiveOperations, LiveSockets],
      exports: [Live, LiveSockets],
    };
  }
}
