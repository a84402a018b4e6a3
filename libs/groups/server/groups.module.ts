import { Module } from '@nestjs/common';
import { GroupComputation } from './group-computation.js';
import { GroupExplainer } from './group-explainer.js';
import { GroupMemberships } from './group-memberships.js';
import { GroupRequestRunner } from './group-request.runner.js';
import { GroupRevalidation } from './group-revalidation.js';
import { GroupJob } from './group.job.js';
import { GroupPreparation } from './group.preparation.js';
import { GroupRepository } from './group.repository.js';
import { GroupSchedule } from './group-schedule.js';

/** Groups of computers: keeps the computed members up to date, in a job and where agents meet expired ones. */
@Module({
  providers: [
    GroupComputation,
    GroupExplainer,
    GroupJob,
    GroupMemberships,
    GroupPreparation,
    GroupRepository,
    GroupRequestRunner,
    GroupRevalidation,
    GroupSchedule,
  ],
  exports: [GroupComputation, GroupMemberships],
})
export class GroupsModule {}
