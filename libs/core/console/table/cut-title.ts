import { Directive } from '@angular/core';

/** Shows the whole text of a cell on hover, only where the column cuts it. One listener for the whole table. */
@Directive({
  selector: '[appCutTitle]',
  host: { '(mouseover)': 'tell($event)' },
})
export class CutTitle {
  protected tell(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const cell = event.target.closest<HTMLElement>('td, th, .cut');
    if (cell === null || cell.dataset.exact !== undefined) return;
    const cut = [cell, ...cell.querySelectorAll<HTMLElement>('.cut')].some(
      (element) => element.scrollWidth > element.clientWidth,
    );
    if (cut) cell.title = cell.textContent.trim();
    else cell.removeAttribute('title');
  }
}
