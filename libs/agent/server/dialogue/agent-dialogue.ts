import { Injectable } from '@nestjs/common';
import type { ContactPreparation, InventoryListener, PrologContributor, RequestHandler } from './ports.js';

/**
 * Where capabilities plug into the dialogue with agents (law 2): their modules register here when they start, the dialogue
 * itself knows none of them.
 */
@Injectable()
export class AgentDialogue {
  private readonly handlersByQuery = new Map<string, RequestHandler>();
  private sortedContributors: readonly PrologContributor[] = [];
  private readonly inventoryListeners: InventoryListener[] = [];
  private readonly contactPreparations: ContactPreparation[] = [];

  get contributors(): readonly PrologContributor[] {
    return this.sortedContributors;
  }

  get listeners(): readonly InventoryListener[] {
    return this.inventoryListeners;
  }

  get preparations(): readonly ContactPreparation[] {
    return this.contactPreparations;
  }

  /** Elements below CONTENT that some listener wants as trees. */
  get captured(): ReadonlySet<string> {
    return new Set(this.inventoryListeners.flatMap((listener) => listener.wants ?? []));
  }

  handler(query: string): RequestHandler | undefined {
    return this.handlersByQuery.get(query);
  }

  addContributor(contributor: PrologContributor): void {
    this.sortedContributors = [...this.sortedContributors, contributor].sort(
      (left, right) => left.order - right.order,
    );
  }

  addHandler(handler: RequestHandler): void {
    if (this.handlersByQuery.has(handler.query)) throw new Error(`QUERY ${handler.query} has two handlers.`);
    this.handlersByQuery.set(handler.query, handler);
  }

  addListener(listener: InventoryListener): void {
    this.inventoryListeners.push(listener);
  }

  addPreparation(preparation: ContactPreparation): void {
    this.contactPreparations.push(preparation);
  }
}
