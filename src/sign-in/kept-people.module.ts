import { Module } from '@nestjs/common';
import { KeptPeople } from './kept-people.js';

/** People of families whose ways to sign in a counsellor keeps. */
@Module({ providers: [KeptPeople], exports: [KeptPeople] })
export class KeptPeopleModule {}
