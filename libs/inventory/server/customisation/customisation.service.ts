import { Injectable } from '@nestjs/common';
import { checkOption, type FieldProblem, option } from '@ocs/core-contract';
import {
  type Actor,
  AuditTrail,
  auditText,
  changesBetween,
  conflict,
  type DomainError,
  invalid,
  notFound,
  OptionsReader,
  type Viewer,
} from '@ocs/core-server';
import type {
  ComputerDiscovery,
  ComputerOption,
  ComputerOptions,
  DiscoveryChange,
} from '@ocs/inventory-contract';
import { type ComputerChange, ComputerChanges } from '../changes/computer-changes.js';
import { ComputerDetailRepository } from '../computers/computer-detail.repository.js';
import { OPTION_RULES, type OptionRule, type OverridableOption } from '../overrides/option-rules.js';
import { OverrideRepository } from '../overrides/override.repository.js';
import { CUSTOMISED, CustomisationRepository, DISCOVERY } from './customisation.repository.js';
import { discoveryOf, FORCED, NEVER } from './discovery.rule.js';
import { computerOption, rowValue } from './option-candidates.rule.js';
import { setBy } from './set-by.rule.js';

/** Every option a computer may have of its own, in the order of the table. */
const KEYS = Object.keys(OPTION_RULES) as readonly OverridableOption[];

/** What a computer has of its own: options and its part in network discovery (spec/console.md 9.4). */
@Injectable()
export class CustomisationService {
  constructor(
    private readonly computers: ComputerDetailRepository,
    private readonly options: OptionsReader,
    private readonly overrides: OverrideRepository,
    private readonly changes: ComputerChanges,
    private readonly rows: CustomisationRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError 404 `computer.not-found` */
  async of(viewer: Viewer, computerId: number): Promise<ComputerOptions> {
    await this.identify(viewer, computerId);
    const [options, discovery, entries] = await Promise.all([
      this.present(computerId, KEYS),
      this.discovery(computerId),
      this.rows.entries(computerId),
    ]);
    const present = new Map<string, string | null>([
      ...options.map(({ key, own }) => [key, auditText(own)] as const),
      [DISCOVERY, words(discovery)],
    ]);
    return { options, discovery, setBy: setBy(present, entries) };
  }

  /**
   * Gives the computer a value of its own.
   *
   * @param previous the own value the user saw
   * @throws DomainError 404 `option.not-found`, 400 `option.invalid`, 409 `option.changed`, and those of ComputerChanges
   */
  async setOption(
    actor: Actor,
    computerId: number,
    name: string,
    value: number | string,
    previous: number | string | null,
  ): Promise<ComputerOption> {
    const key = overridable(name);
    const problem = problemOf(key, value);
    if (problem) throw invalid('option.invalid', problem.message, [{ ...problem, field: 'value' }]);
    return this.writeOption(actor, computerId, key, value, previous);
  }

  /** Takes the computer's own value away. @throws as setOption */
  async removeOption(
    actor: Actor,
    computerId: number,
    name: string,
    previous: string,
  ): Promise<ComputerOption> {
    return this.writeOption(actor, computerId, overridable(name), null, previous === '' ? null : previous);
  }

  /**
   * Says which part the computer has in network discovery.
   *
   * @throws DomainError 400 for a network the computer is not in, 409 `discovery.changed`, and those of ComputerChanges
   */
  async setDiscovery(
    actor: Actor,
    computerId: number,
    { mode, network, previous }: DiscoveryChange,
  ): Promise<ComputerDiscovery> {
    await this.changes.change(actor, computerId, async (change) => {
      const { tx } = change;
      const before = discoveryOf(await this.rows.discoveryRows(computerId, tx));
      if (before.mode !== previous) {
        throw conflict(
          'discovery.changed',
          'The part of this computer in network discovery has changed meanwhile.',
        );
      }
      if (mode === 'standard') await this.rows.clearDiscovery(tx, computerId);
      else if (mode === 'never') await this.rows.writeDiscovery(tx, computerId, NEVER, null);
      else {
        const own = await this.rows.networks(computerId, tx);
        const chosen = own.find(({ subnet }) => subnet === network);
        if (!chosen) throw foreignNetwork();
        await this.rows.writeDiscovery(tx, computerId, FORCED, chosen.subnet);
      }
      const after = discoveryOf(await this.rows.discoveryRows(computerId, tx));
      await this.record(actor, change, DISCOVERY, words(before), words(after));
    });
    return this.discovery(computerId);
  }

  private async writeOption(
    actor: Actor,
    computerId: number,
    key: OverridableOption,
    value: number | string | null,
    previous: number | string | null,
  ): Promise<ComputerOption> {
    const rule: OptionRule = OPTION_RULES[key];
    await this.changes.change(actor, computerId, async (change) => {
      const row = await this.rows.ownRow(change.tx, computerId, rule);
      const own = row ? rowValue(key, row) : null;
      if (!isSame(own, previous)) {
        throw conflict('option.changed', `The own value of ${key} has been changed meanwhile.`);
      }
      if (isSame(own, value)) return;
      await this.rows.write(change.tx, computerId, rule, value);
      await this.record(actor, change, key, own, value);
    });
    const [written] = await this.present(computerId, [key]);
    if (!written) throw notFound('option.not-found', 'There is no such option.');
    return written;
  }

  private async present(
    computerId: number,
    keys: readonly OverridableOption[],
  ): Promise<readonly ComputerOption[]> {
    const server = await this.options.current();
    const withGroups = server.isOn('ENABLE_GROUPS');
    const [groups, overrides] = await Promise.all([
      withGroups ? this.rows.groupsOf(computerId) : [],
      this.overrides.of(computerId, withGroups),
    ]);
    return keys.map((key) => computerOption(key, server, groups, overrides));
  }

  private async discovery(computerId: number): Promise<ComputerDiscovery> {
    const [rows, networks] = await Promise.all([
      this.rows.discoveryRows(computerId),
      this.rows.networks(computerId),
    ]);
    return { ...discoveryOf(rows), networks };
  }

  private async identify(viewer: Viewer, computerId: number): Promise<void> {
    if (!(await this.computers.identity(viewer, computerId))) {
      throw notFound('computer.not-found', 'There is no such computer.');
    }
  }

  private async record(
    actor: Actor,
    { tx, computer }: ComputerChange,
    field: string,
    from: number | string | null,
    to: number | string | null,
  ): Promise<void> {
    const changes = changesBetween({ [field]: from }, { [field]: to });
    if (changes.length === 0) return;
    const target = { kind: 'computer', id: computer.id, name: computer.name };
    await this.audit.record(actor, { action: CUSTOMISED, target, changes }, tx);
  }
}

/** @throws DomainError 404 `option.not-found` */
function overridable(name: string): OverridableOption {
  const key = KEYS.find((candidate) => candidate === name);
  if (!key)
    throw notFound(
      'option.not-found',
      'There is no option of this name that a computer may have of its own.',
    );
  return key;
}

/** Why a computer must not have a value of its own, or null: the bounds of the catalogue, and a 0 that would say nothing. */
function problemOf(key: OverridableOption, value: number | string): FieldProblem | null {
  const rule: OptionRule = OPTION_RULES[key];
  const problem = checkOption(option(key), value);
  if (problem) return problem;
  return rule.zero === 'not-set' && value === 0
    ? { field: key, code: 'option.zero-is-unset', message: `${key}: 0 means "not set" on a computer` }
    : null;
}

/** Addresses carry numbers as text. */
const isSame = (one: number | string | null, other: number | string | null): boolean =>
  one === null || other === null ? one === other : String(one) === String(other);

const words = ({ mode, network }: Pick<ComputerDiscovery, 'mode' | 'network'>): string =>
  network === null ? mode : `${mode} ${network}`;

const foreignNetwork = (): DomainError =>
  invalid('request.invalid', 'Choose one of the networks this computer is in.', [
    { field: 'network', code: 'choice', message: 'This must be one of the networks of the computer.' },
  ]);
