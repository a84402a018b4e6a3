import { Module } from '@nestjs/common';
import { DownloadContributor } from './download.contributor.js';
import { DownloadResultHandler } from './download-result.handler.js';

/** Deployment of packages, as far as agents hear and tell of it. */
@Module({ providers: [DownloadContributor, DownloadResultHandler] })
export class TeledeployModule {}
