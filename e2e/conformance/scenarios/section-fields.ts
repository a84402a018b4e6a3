import { accountUpdate, inventory } from '../builders.js';
import type { ExpectedRow, OriginalBehaviour, Scenario, Theme } from '../scenario.js';
import { LATER, SAMPLES, type SectionSample } from './section-samples.js';

const table = (section: string): string => section.toLowerCase();
const stored = ({ fields }: SectionSample): ExpectedRow => ({ computer: 'pc1', ...fields });

/** Another row of the same section: a text field differs. */
const changed = (sample: SectionSample): SectionSample => {
  const [field] = Object.entries(sample.fields).find(([, value]) => typeof value === 'string') ?? [];
  return { ...sample, fields: { ...sample.fields, [field ?? '']: 'changed' } };
};

/** What server 2.8.1 does with sections that it knows with other columns, or not at all. */
const OLDER: Readonly<
  Record<
    string,
    Readonly<Partial<Record<'everyField' | 'skipped' | 'taken', Omit<OriginalBehaviour, 'differs'>>>>
  >
> = {
  BATTERIES: {
    everyField: { answers: { 1: { status: 500 } }, rows: { batteries: [{ NAME: null, CHEMISTRY: null }] } },
    skipped: { rows: { batteries: [{ NAME: 'BAT0', CHEMISTRY: 'Li-ion' }] } },
    taken: { answers: { 1: { status: 500 } }, rows: { batteries: [{ NAME: 'BAT0', CHEMISTRY: 'Li-ion' }] } },
  },
  USBDEVICES: {
    everyField: { answers: { 1: { status: 500 } }, rows: { usbdevices: [{ DESCRIPTION: null }] } },
    taken: { answers: { 1: { status: 500 } }, rows: { usbdevices: [{ DESCRIPTION: 'Stick' }] } },
  },
  LOCAL_USERS: { everyField: { rows: { local_users: [] } } },
  LOCAL_GROUPS: { everyField: { rows: { local_groups: [] } } },
};

const older = (section: string, what: 'everyField' | 'skipped' | 'taken'): Pick<Scenario, 'original'> => {
  const original = OLDER[section]?.[what];
  return original ? { original: { differs: 'version-2-8-1', ...original } } : {};
};

const KNOWN = { expect: accountUpdate({ TAG: 'NA' }) };

const everyField = (sample: SectionSample): Scenario => ({
  name: `every field of ${sample.name} is stored, and a row that is not sent again goes`,
  spec: '3.3, 3.4',
  steps: [
    inventory('pc1', { [sample.name]: [sample.fields, changed(sample).fields] }),
    inventory('pc1', { [sample.name]: sample.fields }, KNOWN),
  ],
  rows: { [table(sample.name)]: [stored(sample)] },
  ...older(sample.name, 'everyField'),
});

const skipped = (sample: SectionSample): Scenario => ({
  name: `${sample.name} is not taken while bit ${sample.bit} is not set`,
  spec: '3.3, 3.4',
  steps: [
    inventory('pc1', { [sample.name]: sample.fields }),
    inventory(
      'pc1',
      { HARDWARE: { CHECKSUM: 4_194_303 - sample.bit }, [sample.name]: changed(sample).fields },
      KNOWN,
    ),
  ],
  rows: { [table(sample.name)]: [stored(sample)] },
  ...older(sample.name, 'skipped'),
});

const taken = (sample: SectionSample): Scenario => ({
  name: `${sample.name} is taken when only bit ${sample.bit} is set`,
  spec: '3.3, 3.4',
  steps: [
    inventory('pc1', { [sample.name]: sample.fields }),
    inventory('pc1', { HARDWARE: { CHECKSUM: sample.bit }, [sample.name]: changed(sample).fields }, KNOWN),
  ],
  rows: { [table(sample.name)]: [stored(changed(sample))] },
  ...older(sample.name, 'taken'),
});

/** Each section with all its fields, and with its bit of the checksum. */
export const sectionFields: Theme = {
  name: 'section fields',
  scenarios: [
    ...[...SAMPLES, ...LATER].map(everyField),
    ...SAMPLES.filter(({ bit }) => bit !== 0).flatMap((sample) => [skipped(sample), taken(sample)]),
  ],
};
