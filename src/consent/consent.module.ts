import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { FamilyModule } from '../family/family.module.js';
import { NetworkModule } from '../network/network.module.js';
import { Basis } from './basis.js';

@Module({ imports: [DirectoryModule, FamilyModule, NetworkModule], providers: [Basis], exports: [Basis] })
export class ConsentModule {}
