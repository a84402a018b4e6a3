import { type DynamicModule, Module } from '@nestjs/common';
import { ComputersModule } from '@ocs/inventory-server';
import { ContactRepository } from './contact.repository.js';
import { ContactsController, REASON_TEXTS } from './contacts.controller.js';
import type { ReasonTexts } from './explanation.js';

/** The reading side of explanations, for the console. */
@Module({})
export class ContactsModule {
  /** @param texts sentences of every domain that explains its decisions */
  static forRoot(...texts: readonly ReasonTexts[]): DynamicModule {
    return {
      module: ContactsModule,
      imports: [ComputersModule],
      controllers: [ContactsController],
      providers: [
        ContactRepository,
        { provide: REASON_TEXTS, useValue: Object.assign({}, ...texts) as ReasonTexts },
      ],
    };
  }
}
