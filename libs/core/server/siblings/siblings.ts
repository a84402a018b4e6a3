import cluster from 'node:cluster';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { isSiblingMessage, type SiblingMessage } from './messages.js';

/** What a worker does when another asks it something. */
type Answering = (text: string) => string | Promise<string>;

/** Longest wait for the others, in milliseconds: they may be gone, and so may the process between us. */
const PATIENCE = 2_000;

/**
 * The other worker processes of this server (OCS_WORKERS), for what a process remembers and a request in another one changes.
 * A server that is a single process has none: nothing is sent and nobody is waited for. Processes on other machines are none either;
 * what they remember has to grow old by itself.
 */
@Injectable()
export class Siblings implements OnModuleDestroy {
  private readonly answering = new Map<string, Answering>();
  private readonly asked = new Map<number, (texts: readonly string[]) => void>();
  private readonly telling = new Set<Promise<unknown>>();
  private lastId = 0;

  private readonly receive = (message: unknown): void => {
    if (!isSiblingMessage(message)) return;
    if (message.ocs === 'answers') this.asked.get(message.id)?.(message.texts);
    if (message.ocs === 'question') void this.answerTo(message.id, message.topic, message.text);
  };

  constructor() {
    if (cluster.isWorker) process.on('message', this.receive);
  }

  onModuleDestroy(): void {
    process.off('message', this.receive);
  }

  /** What to do, and to say, when another process asks about the topic. */
  answer(topic: string, answering: Answering): void {
    this.answering.set(topic, answering);
  }

  /** What the others say; those that do not answer in time are left out. */
  async ask(topic: string, text = ''): Promise<readonly string[]> {
    if (!isConnected()) return [];
    const id = ++this.lastId;
    return new Promise((resolve) => {
      const done = (texts: readonly string[]): void => {
        clearTimeout(timer);
        this.asked.delete(id);
        resolve(texts);
      };
      const timer = setTimeout(done, PATIENCE, []);
      this.asked.set(id, done);
      send({ ocs: 'question', id, topic, text });
    });
  }

  /** Tells the others something. Requests that are answered meanwhile wait until it is heard, see {@link watch}. */
  tell(topic: string, text = ''): void {
    if (!isConnected()) return;
    const told = this.ask(topic, text).finally(() => this.telling.delete(told));
    this.telling.add(told);
  }

  /**
   * Keeps answers back while something told has not been heard: the next request of whoever gets the answer may come to another
   * process, which must not know less.
   */
  watch(fastify: FastifyInstance): void {
    if (!isConnected()) return;
    fastify.addHook('onSend', (_request, _reply, payload, done) => {
      if (this.telling.size === 0) done(null, payload);
      else void Promise.all(this.telling).then(() => done(null, payload));
    });
  }

  private async answerTo(id: number, topic: string, text: string): Promise<void> {
    let said = '';
    try {
      said = (await this.answering.get(topic)?.(text)) ?? '';
    } finally {
      send({ ocs: 'answer', id, text: said });
    }
  }
}

const isConnected = (): boolean => cluster.isWorker && process.connected;

function send(message: SiblingMessage): void {
  // A channel that closes in this moment is no failure: the server ends.
  process.send?.(message, undefined, undefined, () => undefined);
}
