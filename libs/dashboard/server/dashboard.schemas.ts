import type { Dashboard } from '@ocs/dashboard-contract';
import { OS_FAMILIES } from '@ocs/inventory-contract';
import { z } from 'zod';

const figure = z.object({
  count: z.number().int(),
  filters: z.array(z.string()).describe('`filter` parameters of the list that shows these computers'),
});
const named = figure.extend({ name: z.string().nullable() });
const top = z.object({
  column: z.string(),
  rows: z.array(named),
  values: z.number().int(),
  others: z.number().int(),
});

export const dashboardAnswer = z
  .object({
    at: z.string(),
    restricted: z.boolean(),
    totals: z.object({
      computers: figure,
      archived: z.number().int(),
      contactedToday: figure,
      silentDays: z.number().int(),
      silent: figure,
      systems: z.number().int(),
      customised: figure,
    }),
    families: z.array(
      figure.extend({
        family: z.enum(OS_FAMILIES),
        contactedToday: figure,
        systems: z.array(named),
        others: z.number().int(),
      }),
    ),
    agents: top,
    silence: z.array(figure.extend({ fromDays: z.number().int(), toDays: z.number().int().nullable() })),
    manufacturers: top,
    types: top,
    tags: top,
    groups: z.array(
      figure.extend({
        id: z.number().int(),
        name: z.string(),
        description: z.string().nullable(),
        dynamic: z.boolean(),
      }),
    ),
    categories: z.array(named),
  })
  .describe('Figures of the overview') satisfies z.ZodType<Dashboard>;
