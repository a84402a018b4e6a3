/** A file of the legacy update function. */
export interface UpdateFile {
  readonly name: string;
  readonly version: string;
}

/** The parts an old agent may ask an update for, and the word in the file names of each. */
export const UPDATE_PARTS = ['AGENT', 'DMI', 'IPDISCOVER'] as const;
export type UpdatePart = (typeof UPDATE_PARTS)[number];

/** Greatest version of a part among the files, undefined when there is none (spec/agent-protocol.md 7, UPDATE). */
export function newestVersion(part: UpdatePart, files: readonly UpdateFile[]): string | undefined {
  return files
    .filter(({ name, version }) => name.toLowerCase().includes(part.toLowerCase()) && /^\d+$/.test(version))
    .map(({ version }) => version)
    .reduce<string | undefined>(
      (best, version) => (best !== undefined && Number(best) >= Number(version) ? best : version),
      undefined,
    );
}
