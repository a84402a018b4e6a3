import { Module } from '@nestjs/common';
import { LayoutRepository } from './layout.repository.js';
import { LayoutsController } from './layouts.controller.js';
import { LayoutsService } from './layouts.service.js';

/** Named sets of columns of the tables. */
@Module({ controllers: [LayoutsController], providers: [LayoutRepository, LayoutsService] })
export class LayoutsModule {}
