import { Module } from '@nestjs/common';
import { DemoController } from './demo.controller.js';

/** Signing in as a persona and moving the clock. Imported in demo mode only, so outside it these routes do not exist. */
@Module({ controllers: [DemoController] })
export class DemoModule {}
