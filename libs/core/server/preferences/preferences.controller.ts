import { Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { MAX_PREFERENCE_BYTES, PREFERENCE_KEY, type Preferences } from '@ocs/core-contract';
import { z } from 'zod';
import { SignedIn } from '../http/access.decorators.js';
import { SignedInAs, type Viewer } from '../http/viewer.js';
import { ApiAnswer, ZodBody, ZodParam } from '../http/zod.decorators.js';
import { PreferenceRepository } from './preference.repository.js';

const address = z.object({
  key: z
    .string()
    .regex(PREFERENCE_KEY)
    .describe('Letters, digits, dots and hyphens, for instance list.computers'),
});
type Address = z.output<typeof address>;

const body = z.object({
  value: z
    .unknown()
    .refine((value) => value !== undefined, {
      message: 'This field is required.',
      params: { code: 'required' },
    })
    .refine((value) => Buffer.byteLength(JSON.stringify(value ?? null)) <= MAX_PREFERENCE_BYTES, {
      message: `This must have at most ${MAX_PREFERENCE_BYTES} bytes as JSON.`,
      params: { code: 'too-long' },
    })
    .describe('Any JSON; null forgets it'),
});
type Body = z.output<typeof body>;

/** How one arranged the console for oneself (libs/core/contract/preferences.ts). */
@ApiTags('preferences')
@SignedIn()
@Controller('api/preferences')
export class PreferencesController {
  constructor(private readonly preferences: PreferenceRepository) {}

  @Get()
  @ApiOperation({ summary: 'All own preferences, by key' })
  @ApiAnswer(z.record(z.string(), z.unknown()))
  async all(@SignedInAs() viewer: Viewer): Promise<Preferences> {
    return this.preferences.all(viewer.login);
  }

  @Put(':key')
  @HttpCode(204)
  @ApiOperation({ summary: 'Keep or forget one of them' })
  @ApiAnswer('Kept', 204)
  async set(
    @SignedInAs() viewer: Viewer,
    @ZodParam(address) { key }: Address,
    @ZodBody(body) { value }: Body,
  ): Promise<void> {
    if (value === null) await this.preferences.forget(viewer.login, key);
    else await this.preferences.set(viewer.login, key, value);
  }
}
