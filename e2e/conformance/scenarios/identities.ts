import { account, type Content } from '../builders.js';

export const MAC = '02:00:00:00:00:2A';
export const SERIAL = 'AC-0042';

/** A computer as scenarios of duplicates need it. */
export interface Machine {
  readonly name?: string;
  readonly serial?: string;
  readonly mac?: string | readonly string[];
  readonly model?: string;
  readonly uuid?: string;
  readonly assetTag?: string;
}

/** The sections that tell who a computer is. */
export const identity = ({ name, serial, mac, model, uuid, assetTag }: Machine): Record<string, Content> => ({
  HARDWARE: { NAME: name ?? 'same', ...(uuid !== undefined && { UUID: uuid }) },
  BIOS: {
    SMANUFACTURER: 'Acme',
    ...(serial !== undefined && { SSN: serial }),
    ...(model !== undefined && { SMODEL: model }),
    ...(assetTag !== undefined && { ASSETTAG: assetTag }),
  },
  NETWORKS: [mac ?? []].flat().map((MACADDR, at) => ({ DESCRIPTION: `eth${at}`, MACADDR })),
});

export const PARIS = account({ TAG: 'PARIS' });

export const SAME: Machine = {
  name: 'same',
  serial: SERIAL,
  mac: MAC,
  model: 'X1',
  uuid: 'u-1',
  assetTag: 'A-1',
};
export const OTHER: Machine = {
  name: 'other',
  serial: 'ZZ',
  mac: '02:00:00:00:00:99',
  model: 'Y',
  uuid: 'u-2',
  assetTag: 'A-2',
};
