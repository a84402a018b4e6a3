/** What workers and the process that started them say to each other. All of it is ours, none of it an agent's or a browser's. */

/** A worker asks all others; the numbers are its own. */
export interface Question {
  readonly ocs: 'question';
  readonly id: number;
  readonly topic: string;
  readonly text: string;
}

/** What a worker has to say to the question of another. */
export interface Answer {
  readonly ocs: 'answer';
  readonly id: number;
  readonly text: string;
}

/** What the others said, those without an answer left out. */
export interface Answers {
  readonly ocs: 'answers';
  readonly id: number;
  readonly texts: readonly string[];
}

export type SiblingMessage = Question | Answer | Answers;

/** Whether a message is one of these: the cluster's channel carries Node's own as well. */
export function isSiblingMessage(message: unknown): message is SiblingMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'ocs' in message &&
    ['question', 'answer', 'answers'].includes(String(message.ocs))
  );
}
