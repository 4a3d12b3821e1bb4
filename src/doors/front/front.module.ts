import { Module } from '@nestjs/common';
import { FrontController } from './front.controller.js';
import { FrontService } from './front.service.js';

/** The front page. */
@Module({ controllers: [FrontController], providers: [FrontService], exports: [FrontService] })
export class FrontModule {}
