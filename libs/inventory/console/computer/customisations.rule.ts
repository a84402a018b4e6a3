import type { ComputerCustomisation, ComputerOptions, ComputerPackages } from '@ocs/inventory-contract';

/**
 * What a computer has of its own (spec/console.md 3): inventory frequency, packages, part in discovery, other options. Being
 * elected by the server, or packages of its groups, is nothing of its own.
 */
export function customisationsOf(
  options: ComputerOptions | undefined,
  packages: ComputerPackages | undefined,
): readonly ComputerCustomisation[] {
  const own = (options?.options ?? []).filter((option) => option.own !== null).map(({ key }) => key);
  const mode = options?.discovery.mode;
  const found: readonly (readonly [ComputerCustomisation, boolean])[] = [
    ['frequency', own.includes('FREQUENCY')],
    ['deployment', (packages?.assigned ?? []).some(({ assignmentId }) => assignmentId !== null)],
    ['discovery', mode === 'forced' || mode === 'never'],
    ['option', own.some((key) => key !== 'FREQUENCY')],
  ];
  return found.filter(([, is]) => is).map(([customisation]) => customisation);
}
