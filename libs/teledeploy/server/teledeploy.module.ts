import { Module } from '@nestjs/common';
import { DownloadContributor } from './download.contributor.js';

/** Deployment of packages, as far as agents hear of it. */
@Module({ providers: [DownloadContributor] })
export class TeledeployModule {}
