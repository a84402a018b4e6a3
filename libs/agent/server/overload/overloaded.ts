import { DomainError } from '@ocs/core-server';

/** Seconds after which a refused message may be sent again; the load has usually passed by then. */
const RETRY_AFTER = 10;

/** What was exhausted; the label of the figure `ocs_agent_messages_refused_total`. */
export type Shortage = 'heavy' | 'light' | 'large' | 'body-memory' | 'patience';

/**
 * A message that is not worked on because too much is going on (spec/security.md row 29). Answered with 503, which
 * agents take as "try again at the next contact" (spec/security.md, chapter 2).
 */
export class Overloaded extends DomainError {
  readonly retryAfter = RETRY_AFTER;

  constructor(readonly shortage: Shortage) {
    super(503, 'server.overloaded', 'The server has too much to do. Try again in a moment.', {
      retryAfterSeconds: RETRY_AFTER,
    });
  }
}
