import { Module } from '@nestjs/common';
import { CandidateRepository } from './candidate.repository.js';
import { DuplicateDetection } from './duplicate-detection.js';
import { DuplicatesListener } from './duplicates.listener.js';
import { KnownUnique } from './known-unique.js';
import { ComputerMerge } from './merge.js';
import { MergeRepository } from './merge.repository.js';

/** Computers that came back under another identity: found, and replaced by the one they are now. */
@Module({
  providers: [
    CandidateRepository,
    ComputerMerge,
    DuplicateDetection,
    DuplicatesListener,
    KnownUnique,
    MergeRepository,
  ],
  exports: [ComputerMerge, DuplicateDetection],
})
export class DuplicatesModule {}
