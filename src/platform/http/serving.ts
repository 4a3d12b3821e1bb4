import { Injectable } from '@nestjs/common';

/** Whether this process still takes new work. Once it is stopping it answers what it has begun, and no more. */
@Injectable()
export class Serving {
  private ending = false;

  /** From now on the process is stopping: the proxy shall send its requests to another one. */
  end(): void {
    this.ending = true;
  }

  get hasEnded(): boolean {
    return this.ending;
  }
}
