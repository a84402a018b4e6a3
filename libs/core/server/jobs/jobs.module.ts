import { Global, Module } from '@nestjs/common';
import { JobRepository } from './job.repository.js';
import { JobsController } from './jobs.controller.js';
import { Jobs } from './jobs.js';

/** Work that outlives its request. The application imports it once, with the console. */
@Global()
@Module({ controllers: [JobsController], providers: [JobRepository, Jobs], exports: [Jobs] })
export class JobsModule {}
