import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import {
  AccessTokens,
  Confirm,
  Permissions,
  Toast,
  provideLanguages,
  type Question,
} from '@ocs/core-console';
import type { Permission } from '@ocs/core-contract';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { vi } from 'vitest';
import { inventoryTexts } from '../../inventory-texts.js';
import { ComputerPage } from '../computer.page.js';
import { computerTexts } from '../computer-texts.js';
import { EVERYTHING, fakeComputer } from './sample.js';

@Component({
  selector: 'app-elsewhere',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: 'elsewhere',
})
class Elsewhere {}

const TURNS = 6;

/** The page of computer 7 in a browser of its own, against the API in memory. */
export class OpenPage {
  readonly api = fakeComputer();
  readonly confirm = vi.fn<(question: Question) => Promise<boolean>>().mockResolvedValue(true);
  readonly toast = vi.fn<(text: string, options?: { undo?: () => unknown }) => void>();
  permissions: readonly Permission[] = EVERYTHING;
  private harness: RouterTestingHarness | undefined;

  async open(address: string, language: 'en' | 'fr' = 'en'): Promise<HTMLElement> {
    localStorage.clear();
    localStorage.setItem('ocs.language', language);
    TestBed.configureTestingModule({
      providers: [
        this.api.provide(),
        provideLanguages(),
        provideRouter(
          [
            {
              path: 'computers/:id',
              component: ComputerPage,
              resolve: { inventory: inventoryTexts.loaded, texts: computerTexts.loaded },
            },
            { path: 'computers', component: Elsewhere },
          ],
          withComponentInputBinding(),
        ),
        { provide: Permissions, useValue: { may: (one: Permission) => this.permissions.includes(one) } },
        { provide: Confirm, useValue: { ask: this.confirm } },
        { provide: Toast, useValue: { show: this.toast } },
        { provide: AccessTokens, useValue: {} },
      ],
    });
    this.harness = await RouterTestingHarness.create();
    await this.harness.navigateByUrl(address);
    return this.settled();
  }

  /** Answers lead to further questions: waits as many turns as the longest chain of them takes. */
  async settled(): Promise<HTMLElement> {
    const { fixture } = this.current();
    for (let turn = 0; turn < TURNS; turn++) {
      await new Promise((next) => setTimeout(next));
      await fixture.whenStable();
    }
    const { routeNativeElement } = this.current();
    if (routeNativeElement === null) throw new Error('No page is open.');
    return routeNativeElement;
  }

  async go(address: string): Promise<HTMLElement> {
    await this.current().navigateByUrl(address);
    return this.settled();
  }

  /** Presses a button or link of the page, or of a sheet or menu over it, by its name. */
  async press(name: string | RegExp): Promise<void> {
    control(name).click();
    await this.settled();
  }

  async type(label: string, value: string): Promise<void> {
    const field = byLabel(label);
    field.value = value;
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input'));
    await this.settled();
  }

  private current(): RouterTestingHarness {
    if (this.harness === undefined) throw new Error('The page was not opened.');
    return this.harness;
  }
}

/** The texts of an element as one reads them, one after the other. */
export function words(element: Element | null | undefined): string {
  if (element === null || element === undefined) return '';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode() !== null) texts.push(walker.currentNode.textContent ?? '');
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

export const wordsOf = (root: ParentNode, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map(words);

/** Buttons, links and entries of menus with this name. */
export function controls(name: string | RegExp): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('button, a, [role="menuitem"]')].filter((element) => {
    const own = element.getAttribute('aria-label') ?? words(element);
    return typeof name === 'string' ? own === name : name.test(own);
  });
}

function control(name: string | RegExp): HTMLElement {
  const [found] = controls(name);
  if (found === undefined) throw new Error(`Nothing is called ${String(name)}.`);
  return found;
}

export function byLabel(label: string): HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  const named = [...document.querySelectorAll<HTMLElement>('[aria-label]')].find(
    (element) => element.getAttribute('aria-label') === label,
  );
  const labelled = [...document.querySelectorAll('label')].find((element) => words(element) === label);
  const field = named ?? labelled?.control ?? null;
  if (
    field instanceof HTMLInputElement ||
    field instanceof HTMLSelectElement ||
    field instanceof HTMLTextAreaElement
  )
    return field;
  throw new Error(`No field is labelled ${label}.`);
}
