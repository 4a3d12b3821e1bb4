import { Module } from '@nestjs/common';
import { DemoController } from './demo.controller.js';
import { DemoIssuerModule } from './issuer/demo-issuer.module.js';

/** Signing in as a persona and moving the clock. Imported in demo mode only, so outside it these routes do not exist. */
@Module({ imports: [DemoIssuerModule], controllers: [DemoController] })
export class DemoModule {}
