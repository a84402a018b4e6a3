import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiAnswer, notFound, RequirePermission, SignedInAs, type Viewer, ZodParam } from '@ocs/core-server';
import type { ContactList } from '@ocs/inventory-contract';
import { ComputerDetailRepository } from '@ocs/inventory-server';
import { z } from 'zod';
import { ContactRepository, type KeptContact } from './contact.repository.js';
import type { ReasonTexts } from './explanation.js';
import { wordDecision } from './wording.rule.js';

/** Injection token of the sentences of all domains. */
export const REASON_TEXTS = Symbol('ReasonTexts');

const address = z.object({ id: z.string().describe('hardware.ID') });
const localised = z.object({ en: z.string(), fr: z.string() });
const reason = z.object({ code: z.string(), text: localised });
const answer = z.object({
  contacts: z.array(
    z.object({
      kind: z.string().describe('QUERY of the message: PROLOG, INVENTORY, …'),
      status: z.number().describe('HTTP status the agent got'),
      firstAt: z.iso.datetime(),
      lastAt: z.iso.datetime(),
      times: z.number().describe('Equal contacts one after the other'),
      decisions: z.array(
        z.object({
          topic: z.string(),
          subject: z.string().nullable(),
          outcome: z.string(),
          text: localised,
          reasons: z.array(reason),
        }),
      ),
    }),
  ),
});

/** Explains what the server decided for a computer at its last contacts. */
@ApiTags('computers')
@RequirePermission('computers.read')
@Controller('api/computers')
export class ContactsController {
  constructor(
    private readonly computers: ComputerDetailRepository,
    private readonly contacts: ContactRepository,
    @Inject(REASON_TEXTS) private readonly texts: ReasonTexts,
  ) {}

  @Get(':id/contacts')
  @ApiOperation({ summary: 'The last contacts of a computer with their decisions and reasons' })
  @ApiAnswer(answer)
  async list(@SignedInAs() viewer: Viewer, @ZodParam(address) { id }: { id: string }): Promise<ContactList> {
    const number = /^\d{1,10}$/.test(id) ? Number(id) : 0;
    if (!(await this.computers.identity(viewer, number)))
      throw notFound('computer.not-found', 'There is no such computer.');
    return { contacts: (await this.contacts.of(number)).map((contact) => this.worded(contact)) };
  }

  private worded({
    kind,
    status,
    firstAt,
    lastAt,
    times,
    decisions,
  }: KeptContact): ContactList['contacts'][number] {
    return {
      kind,
      status,
      firstAt: new Date(firstAt * 1000).toISOString(),
      lastAt: new Date(lastAt * 1000).toISOString(),
      times,
      decisions: decisions.map((decision) => wordDecision(decision, this.texts)),
    };
  }
}
