import { Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ActingAs,
  type Actor,
  ApiAnswer,
  RequirePermission,
  SignedInAs,
  type Viewer,
  ZodBody,
  ZodParam,
} from '@ocs/core-server';
import type { ComputerNote } from '@ocs/inventory-contract';
import { ofComputer, type OfComputer } from '../changes/changes.schemas.js';
import {
  changedNote,
  type ChangedNote,
  newNote,
  type NewNote,
  noteAnswer,
  notesAnswer,
  ofNote,
  type OfNote,
} from './notes.schemas.js';
import { NotesService } from './notes.service.js';

/** Notes on a computer (libs/inventory/contract/api/changes.ts). */
@ApiTags('computers')
@Controller('api/computers/:id/notes')
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Get()
  @RequirePermission('computers.read')
  @ApiOperation({ summary: 'Notes on a computer' })
  @ApiAnswer(notesAnswer)
  async list(
    @SignedInAs() viewer: Viewer,
    @ZodParam(ofComputer) { id }: OfComputer,
  ): Promise<{ notes: readonly ComputerNote[] }> {
    return { notes: await this.notes.of(viewer, id) };
  }

  @Post()
  @RequirePermission('computers.edit')
  @ApiOperation({ summary: 'Add a note' })
  @ApiAnswer(noteAnswer, 201)
  async add(
    @ActingAs() actor: Actor,
    @ZodParam(ofComputer) { id }: OfComputer,
    @ZodBody(newNote) { text }: NewNote,
  ): Promise<ComputerNote> {
    return this.notes.add(actor, id, text);
  }

  @Put(':noteId')
  @RequirePermission('computers.edit')
  @ApiOperation({ summary: 'Change a note' })
  @ApiAnswer(noteAnswer)
  async change(
    @ActingAs() actor: Actor,
    @ZodParam(ofNote) { id, noteId }: OfNote,
    @ZodBody(changedNote) note: ChangedNote,
  ): Promise<ComputerNote> {
    return this.notes.change(actor, id, noteId, note);
  }

  @Delete(':noteId')
  @HttpCode(204)
  @RequirePermission('computers.edit')
  @ApiOperation({ summary: 'Delete a note' })
  @ApiAnswer('Deleted', 204)
  async delete(@ActingAs() actor: Actor, @ZodParam(ofNote) { id, noteId }: OfNote): Promise<void> {
    await this.notes.delete(actor, id, noteId);
  }
}
