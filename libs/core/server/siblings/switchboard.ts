import { isSiblingMessage, type SiblingMessage } from './messages.js';

/** A worker as the process that started it sees it. */
export interface Line {
  send(message: SiblingMessage): void;
}

/** A worker that is too busy to answer within this time, in milliseconds, is left out. */
const PATIENCE = 1_000;

/** A question that is on its way to the others. */
interface Call {
  readonly asker: Line;
  readonly askedAs: number;
  readonly waiting: Set<Line>;
  readonly texts: string[];
  readonly timer: NodeJS.Timeout;
}

/** Passes the questions of a worker on to the others and brings back what they said. Lives in the process that starts them. */
export class Switchboard {
  private readonly lines = new Set<Line>();
  private readonly calls = new Map<number, Call>();
  private lastId = 0;

  constructor(private readonly patience = PATIENCE) {}

  /** A worker takes part from now on. */
  add(line: Line): void {
    this.lines.add(line);
  }

  /** A worker is gone: nobody waits for it. */
  remove(line: Line): void {
    this.lines.delete(line);
    for (const [id, call] of this.calls) {
      if (call.waiting.delete(line) && call.waiting.size === 0) this.finish(id, call);
    }
  }

  /** Takes what a worker sent; what is none of our messages is left to others. */
  receive(line: Line, message: unknown): void {
    if (!isSiblingMessage(message)) return;
    if (message.ocs === 'question') this.ask(line, message.id, message);
    if (message.ocs === 'answer') this.answer(line, message.id, message.text);
  }

  private ask(asker: Line, askedAs: number, question: SiblingMessage): void {
    const id = ++this.lastId;
    const waiting = new Set([...this.lines].filter((line) => line !== asker));
    const timer = setTimeout(() => {
      const call = this.calls.get(id);
      if (call) this.finish(id, call);
    }, this.patience);
    const call: Call = { asker, askedAs, waiting, texts: [], timer };
    this.calls.set(id, call);
    if (waiting.size === 0) this.finish(id, call);
    for (const line of waiting) line.send({ ...question, id });
  }

  private answer(line: Line, id: number, text: string): void {
    const call = this.calls.get(id);
    if (!call?.waiting.delete(line)) return;
    call.texts.push(text);
    if (call.waiting.size === 0) this.finish(id, call);
  }

  private finish(id: number, { asker, askedAs, texts, timer }: Call): void {
    clearTimeout(timer);
    this.calls.delete(id);
    if (this.lines.has(asker)) asker.send({ ocs: 'answers', id: askedAs, texts });
  }
}
