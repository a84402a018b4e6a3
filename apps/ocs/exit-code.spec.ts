import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from './exit-code.js';
import { PROJECT_FOLDER } from './settings.js';

describe('the exit codes', () => {
  it('differ from each other', () => {
    const codes = Object.values(EXIT);

    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are all explained to the administrator', () => {
    const guide = readFileSync(join(PROJECT_FOLDER, 'docs', 'first-hour.md'), 'utf8');
    const missing = Object.values(EXIT).filter((code) => !new RegExp(`^\\| ${code} +\\|`, 'm').test(guide));

    expect(missing).toEqual([]);
  });
});
