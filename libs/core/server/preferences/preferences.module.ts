import { Module } from '@nestjs/common';
import { PreferenceRepository } from './preference.repository.js';
import { PreferencesController } from './preferences.controller.js';

/** How users arranged the console for themselves. */
@Module({ controllers: [PreferencesController], providers: [PreferenceRepository] })
export class PreferencesModule {}
