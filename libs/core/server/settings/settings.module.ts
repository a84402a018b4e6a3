import { Global, Module } from '@nestjs/common';
import { OptionsReader } from './options-reader.js';

/** Server options for every domain. */
@Global()
@Module({ providers: [OptionsReader], exports: [OptionsReader] })
export class SettingsModule {}
