export { ComputerGroupsModule } from './computer/computer-groups.module.js';
export { GroupComputation, type ComputationSettings, type GroupOutcome } from './group-computation.js';
export { GroupMemberships, type GroupMembership } from './group-memberships.js';
export { GroupsModule } from './groups.module.js';
export { GROUP_REASON_TEXTS } from './reason-texts.js';
export { membership, type Membership, type MembershipReason } from './membership.rule.js';
