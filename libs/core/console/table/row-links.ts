import { DOCUMENT, Directive, ElementRef, inject } from '@angular/core';

/**
 * Makes a whole row of a table follow the link it holds (`data-row-link`): click opens, Ctrl-click and the middle button
 * open another tab, arrow keys go from row to row. The link itself stays a real one; selecting text opens nothing.
 */
@Directive({
  selector: '[appRowLinks]',
  host: { '(click)': 'open($event)', '(auxclick)': 'open($event)', '(keydown)': 'move($event)' },
})
export class RowLinks {
  private readonly table = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly window = inject(DOCUMENT).defaultView;

  protected open(event: MouseEvent): void {
    const target = event.target;
    if (!(target instanceof Element) || target.closest('a, button, input, select, label') !== null) return;
    const link = target.closest('tr')?.querySelector<HTMLAnchorElement>('a[data-row-link]');
    if (link === null || link === undefined || (this.window?.getSelection()?.toString() ?? '') !== '') return;
    if (event.button === 1 || event.ctrlKey || event.metaKey)
      this.window?.open(link.href, '_blank', 'noopener');
    else if (event.button === 0) link.click();
  }

  protected move(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const target = event.target;
    if (step === 0 || !(target instanceof Element) || !target.matches('a[data-row-link]')) return;
    const links = [...this.table.querySelectorAll<HTMLAnchorElement>('a[data-row-link]')];
    const next = links[links.findIndex((link) => link === target) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }
}
