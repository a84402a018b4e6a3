export { DuplicateDetection, type DuplicateVerdict } from './duplicate-detection.js';
export {
  CRITERION_BITS,
  type Candidate,
  type Criterion,
  type DuplicateReason,
  type JudgedCandidate,
} from './duplicate-match.rule.js';
export { DuplicatesModule } from './duplicates.module.js';
export { ComputerMerge, type Replacement, type ReplacementOutcome } from './merge.js';
export { DUPLICATE_REASON_TEXTS } from './reason-texts.js';
