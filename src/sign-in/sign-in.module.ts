import { Module } from '@nestjs/common';

/** Who it is. Sessions themselves are the platform's. */
@Module({ imports: [], exports: [] })
export class SignInModule {}
