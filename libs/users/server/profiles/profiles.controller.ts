import { Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActingAs, type Actor, ApiAnswer, RequirePermission, ZodBody, ZodParam } from '@ocs/core-server';
import type { NewProfile, Profile, ProfileChange } from '@ocs/users-contract';
import {
  newProfile,
  profileAddress,
  profileAnswer,
  profileChange,
  profilesAnswer,
} from './profiles.schemas.js';
import { ProfilesService } from './profiles.service.js';

/** Profiles (libs/users/contract/users.ts). */
@ApiTags('profiles')
@RequirePermission('profiles.manage')
@Controller('api/profiles')
export class ProfilesController {
  constructor(private readonly profiles: ProfilesService) {}

  @Get()
  @RequirePermission(['users.manage', 'profiles.manage'])
  @ApiOperation({ summary: 'All profiles' })
  @ApiAnswer(profilesAnswer)
  async list(): Promise<{ profiles: readonly Profile[] }> {
    return { profiles: await this.profiles.list() };
  }

  @Post()
  @ApiOperation({ summary: 'Add a profile' })
  @ApiAnswer(profileAnswer, 201)
  async add(@ActingAs() actor: Actor, @ZodBody(newProfile) body: NewProfile): Promise<Profile> {
    return this.profiles.add(actor, body);
  }

  @Put(':name')
  @ApiOperation({ summary: 'Change a profile; it counts at once for all its accounts' })
  @ApiAnswer(profileAnswer)
  async change(
    @ActingAs() actor: Actor,
    @ZodParam(profileAddress) { name }: { name: string },
    @ZodBody(profileChange) body: ProfileChange,
  ): Promise<Profile> {
    return this.profiles.change(actor, name, body);
  }

  @Delete(':name')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a profile nobody has' })
  @ApiAnswer('The profile is gone', 204)
  async remove(
    @ActingAs() actor: Actor,
    @ZodParam(profileAddress) { name }: { name: string },
  ): Promise<void> {
    await this.profiles.remove(actor, name);
  }
}
