import { Injectable } from '@nestjs/common';
import { cStyleTime } from '@ocs/agent-server';
import {
  type Actor,
  AuditTrail,
  changesBetween,
  conflict,
  notFound,
  OptionsReader,
  type Viewer,
} from '@ocs/core-server';
import type { ActivatedPackage, ComputerPackages } from '@ocs/inventory-contract';
import { type ComputerChange, ComputerChanges, ComputerDetailRepository } from '@ocs/inventory-server';
import { ComputerPackagesRepository } from './computer-packages.repository.js';

/** Packages of one computer: read, assigned and taken back (spec/console.md 9.4, 9.5 and 14.4). */
@Injectable()
export class ComputerPackagesService {
  constructor(
    private readonly computers: ComputerDetailRepository,
    private readonly options: OptionsReader,
    private readonly changes: ComputerChanges,
    private readonly packages: ComputerPackagesRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError 404 `computer.not-found` */
  async of(viewer: Viewer, computerId: number): Promise<ComputerPackages> {
    if (!(await this.computers.identity(viewer, computerId))) {
      throw notFound('computer.not-found', 'There is no such computer.');
    }
    const withGroups = (await this.options.current()).isOn('ENABLE_GROUPS');
    const [own, byGroups, activated, history] = await Promise.all([
      this.packages.own(computerId),
      withGroups ? this.packages.byGroups(computerId) : [],
      this.packages.activated(),
      this.packages.history(computerId),
    ]);
    const assigned = [...own, ...byGroups];
    const taken = new Set(assigned.map(({ activationId }) => activationId));
    return {
      assigned,
      available: activated.filter(({ activationId }) => !taken.has(activationId)),
      history,
    };
  }

  /** @throws DomainError 404 `activation.not-found`, 409 `package.assigned`, and those of ComputerChanges */
  async assign(actor: Actor, computerId: number, activationId: number): Promise<ComputerPackages> {
    await this.changes.change(actor, computerId, async (change) => {
      const activated = await this.packages.findActivated(change.tx, activationId);
      if (!activated) throw notFound('activation.not-found', 'This package is not activated (any more).');
      const own = await this.packages.own(computerId, change.tx);
      if (own.some((assigned) => assigned.activationId === activationId)) {
        throw conflict('package.assigned', 'This package is assigned to the computer already.');
      }
      await this.packages.assign(change.tx, computerId, activationId, cStyleTime(new Date()));
      await this.record(actor, change, 'computer.package-assigned', null, activated);
    });
    return this.of(actor, computerId);
  }

  /** @throws DomainError 404 `assignment.not-found`, and those of ComputerChanges */
  async unassign(actor: Actor, computerId: number, assignmentId: number): Promise<void> {
    await this.changes.change(actor, computerId, async (change) => {
      const own = await this.packages.own(computerId, change.tx);
      const assigned = own.find((candidate) => candidate.assignmentId === assignmentId);
      if (!assigned)
        throw notFound('assignment.not-found', 'This package is not assigned to the computer (any more).');
      await this.packages.unassign(change.tx, computerId, assigned);
      await this.record(actor, change, 'computer.package-unassigned', assigned, null);
    });
  }

  private async record(
    actor: Actor,
    { tx, computer }: ComputerChange,
    action: string,
    from: ActivatedPackage | null,
    to: ActivatedPackage | null,
  ): Promise<void> {
    const words = (entry: ActivatedPackage | null): string | null =>
      entry && `${entry.name} (${entry.packageId}, ${entry.server ?? ''})`;
    await this.audit.record(
      actor,
      {
        action,
        target: { kind: 'computer', id: computer.id, name: computer.name },
        changes: changesBetween({ package: words(from) }, { package: words(to) }),
      },
      tx,
    );
  }
}
