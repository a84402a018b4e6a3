import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Downloads, LanguageService, provideLanguages } from '@ocs/core-console';
import { integer, text as textType, type ComputerDetail, type Section } from '@ocs/inventory-contract';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SectionContent } from '../../computers.api.js';
import { computerTexts } from '../computer-texts.js';
import { SectionBlock } from './section-block.js';
import { SectionLoader } from './section-loader.js';

const WIDGETS: Section = {
  name: 'WIDGETS',
  table: 'widgets',
  storage: 'rows',
  checksumBit: 0,
  deletedOnReplace: true,
  label: { en: 'Widgets', fr: 'Bidules' },
  group: 'hardware',
  order: 1,
  fields: [
    { name: 'NAME', type: textType(), label: { en: 'Name', fr: 'Nom' } },
    {
      name: 'CAPACITY',
      type: integer,
      label: { en: 'Capacity (MB)', fr: 'Capacité (Mo)' },
      format: 'megabytes',
    },
    { name: 'COLOUR', type: textType(), label: { en: 'Colour', fr: 'Couleur' }, shown: 'filled' },
  ],
};

const DETAIL: ComputerDetail = {
  id: 7,
  deviceId: 'pc',
  archived: false,
  customised: false,
  hardware: { NAME: 'pc' },
  bios: null,
  administrative: [
    { column: 'TAG', label: 'TAG', value: 'LYON', type: 'text', choices: [], tab: null },
    { column: 'fields_3', label: 'Room', value: null, type: 'text', choices: [], tab: null },
  ],
  sections: [],
  memoryModulesMb: null,
  networks: [],
  administrativeVersion: 'v1',
};

const CONTENT: SectionContent = {
  rows: [
    { NAME: 'Éclair 10', CAPACITY: 16384, COLOUR: null },
    { NAME: 'Bolt 2', CAPACITY: 512, COLOUR: '' },
  ],
  total: 2,
};

describe('a section of a computer', () => {
  const load = vi.fn<(computer: number, section: string) => Promise<SectionContent>>();
  const saveText = vi.fn<(text: string, name: string, type: string) => void>();
  let fixture: ComponentFixture<SectionBlock>;

  const show = async (section: Section, inputs: Record<string, unknown> = {}): Promise<HTMLElement> => {
    fixture = TestBed.createComponent(SectionBlock);
    for (const [name, value] of Object.entries({ detail: DETAIL, section, count: 2, ...inputs })) {
      fixture.componentRef.setInput(name, value);
    }
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  };
  const texts = (block: HTMLElement, selector: string): string[] =>
    [...block.querySelectorAll(selector)].map((element) => element.textContent.replace(/\s+/g, ' ').trim());

  beforeEach(async () => {
    localStorage.setItem('ocs.language', 'en');
    load.mockReset().mockResolvedValue(CONTENT);
    saveText.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideLanguages(),
        provideRouter([]),
        { provide: SectionLoader, useValue: { load } },
        { provide: Downloads, useValue: { saveText } },
      ],
    });
    await computerTexts.load(TestBed.inject(LanguageService), TestBed.inject(TranslocoService));
  });

  it('is a table with the columns of the catalogue; a section nobody knew needs no code', async () => {
    const block = await show(WIDGETS);
    expect(load).toHaveBeenCalledExactlyOnceWith(7, 'WIDGETS');
    expect(texts(block, 'h2')).toEqual(['Widgets 2']);
    expect(texts(block, 'th')).toEqual(['Name', 'Capacity (MB)']);
    expect(texts(block, 'td')).toEqual(['Éclair 10', '16,384', 'Bolt 2', '512']);
  });

  it('names the columns it hides, and shows them on demand', async () => {
    const block = await show(WIDGETS);
    expect(block.textContent).toContain('Hidden, empty for this computer: Colour.');
    block.querySelector<HTMLElement>('header button')!.click();
    await fixture.whenStable();
    expect(texts(block, 'th')).toEqual(['Name', 'Capacity (MB)', 'Colour']);
  });

  it('follows the language without asking the server again', async () => {
    const block = await show(WIDGETS);
    await TestBed.inject(LanguageService).use('fr');
    await fixture.whenStable();
    expect(texts(block, 'th')).toEqual(['Nom', 'Capacité (Mo)']);
    expect(load).toHaveBeenCalledOnce();
  });

  it.each([
    ['eclair', 1],
    ['16384', 1],
    ['16,384', 1],
    ['o', 1],
    ['nothing of it', 0],
  ])('finds by "%s" %d row(s), by what is shown and by what is stored', async (query, count) => {
    await show(WIDGETS, { query });
    expect(fixture.componentInstance.matching()).toBe(count);
    expect((fixture.nativeElement as HTMLElement).hidden).toBe(count === 0);
  });

  it('sorts the rows it has', async () => {
    const block = await show(WIDGETS, { sort: 'NAME' });
    expect(texts(block, 'td:first-child')).toEqual(['Bolt 2', 'Éclair 10']);
    fixture.componentRef.setInput('sort', '-NAME');
    await fixture.whenStable();
    expect(texts(block, 'td:first-child')).toEqual(['Éclair 10', 'Bolt 2']);
    expect(load).toHaveBeenCalledOnce();
  });

  it('is label and value where there is one row only', async () => {
    load.mockResolvedValue({ rows: CONTENT.rows.slice(0, 1), total: 1 });
    const block = await show({ ...WIDGETS, storage: 'single' }, { count: 1 });
    expect(texts(block, 'dt')).toEqual(['Name', 'Capacity (MB)']);
    expect(texts(block, 'dd')).toEqual(['Éclair 10', '16,384']);
  });

  it('shows administrative data under the names the administrators gave', async () => {
    const block = await show({ ...WIDGETS, storage: 'administrative' });
    expect(load).not.toHaveBeenCalled();
    expect(texts(block, 'dt')).toEqual(['TAG', 'Room']);
    expect(texts(block, 'dd')[0]).toBe('LYON');
  });

  it('says so when the agent reported nothing', async () => {
    const block = await show(WIDGETS, { count: 0 });
    expect(load).not.toHaveBeenCalled();
    expect(block.textContent).toContain('The agent has reported nothing for this section.');
  });

  it('admits when it does not show every row', async () => {
    load.mockResolvedValue({ ...CONTENT, total: 90_000 });
    const block = await show(WIDGETS, { count: 90_000 });
    expect(texts(block, 'app-notice')).toEqual(['The first 2 of 90,000 rows are shown.']);
  });

  it('saves what is shown as CSV, numbers as numbers, nothing a spreadsheet would run', async () => {
    load.mockResolvedValue({ rows: [{ NAME: '=cmd', CAPACITY: 16384, COLOUR: null }], total: 1 });
    const block = await show(WIDGETS);
    block.querySelector<HTMLElement>('[aria-label="Save “Widgets” as CSV"]')!.click();
    expect(saveText).toHaveBeenCalledExactlyOnceWith(
      "\uFEFFName,Capacity (MB)\r\n'=cmd,16384\r\n",
      'pc Widgets.csv',
      'text/csv',
    );
  });

  it('shows administrative data by the tabs administrators made, long texts as a whole', async () => {
    const text = `first line\n${'x'.repeat(80)}`;
    const block = await show(
      { ...WIDGETS, storage: 'administrative' },
      {
        mayEdit: true,
        detail: {
          ...DETAIL,
          administrative: [
            DETAIL.administrative[0]!,
            {
              column: 'fields_4',
              label: 'Remarks',
              value: text,
              type: 'longtext',
              choices: [],
              tab: 'Place',
            },
            {
              column: 'fields_5',
              label: 'Colours',
              value: 'red&&&blue',
              type: 'checkboxes',
              choices: [],
              tab: 'Place',
            },
          ],
        },
      },
    );
    expect(texts(block, 'h3')).toEqual(['General fields', 'Place']);
    expect(block.querySelector('.long dd')?.textContent).toBe(text);
    expect(texts(block, 'app-fact-grid dd')).toEqual(['LYON', 'red, blue']);
    const edited = vi.fn();
    fixture.componentInstance.edit.subscribe(edited);
    block.querySelector<HTMLElement>('header button')!.click();
    expect(edited).toHaveBeenCalledOnce();
  });
});
