import { Injectable, inject } from '@angular/core';
import { Formats } from '@ocs/core-console';
import type { Dashboard, DashboardBlock } from '@ocs/dashboard-contract';
import { dashboardTexts } from '../dashboard-texts.js';
import { findingOf, type FindingValue } from './findings.rule.js';
import { shortName } from './short-name.rule.js';

/** Says what the figures of a block say, in the language of the reader. */
@Injectable({ providedIn: 'root' })
export class FindingWords {
  private readonly t = dashboardTexts.inject();
  private readonly formats = inject(Formats);

  title(block: DashboardBlock, figures: Dashboard): string {
    const finding = findingOf(block, figures);
    const values: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(finding.values)) values[name] = this.write(value);
    return 'count' in finding
      ? this.t.plural(`finding.${finding.key}`, finding.count, values)
      : this.t(`finding.${finding.key}`, values);
  }

  private write(value: FindingValue): string | number {
    if (typeof value === 'string') return shortName(value);
    if (typeof value === 'number') return value;
    if ('percent' in value) return this.formats.percent(value.percent);
    if ('family' in value) return this.t(`runs.${value.family}`);
    return this.t.plural('computers', value.computers);
  }
}
