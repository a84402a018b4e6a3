import { RendererFactory2, SkipSelf, type Provider, type Renderer2 } from '@angular/core';

/**
 * For routes that show charts of ngx-charts. Its components name animations, and without a renderer that knows them they fail;
 * the console has none (console-design: motion only explains a change). This renderer leaves them out, where Angular's own
 * would have to be loaded with the first page.
 */
export function provideStillCharts(): Provider[] {
  return [
    { provide: RendererFactory2, useFactory: stillFactory, deps: [[new SkipSelf(), RendererFactory2]] },
  ];
}

function stillFactory(factory: RendererFactory2): RendererFactory2 {
  const still: RendererFactory2 = {
    createRenderer: (host, type) => stillRenderer(factory.createRenderer(host, type)),
  };
  return still;
}

const known = new WeakMap<Renderer2, Renderer2>();

/** The same renderer, deaf to everything whose name begins with `@`. One for each, as Angular compares them. */
function stillRenderer(renderer: Renderer2): Renderer2 {
  const made = known.get(renderer);
  if (made !== undefined) return made;
  const still = Object.create(renderer) as Renderer2;
  still.setProperty = (element: unknown, name: string, value: unknown): void => {
    if (!name.startsWith('@')) renderer.setProperty(element, name, value);
  };
  still.listen = (target: unknown, name: string, callback: (event: unknown) => boolean | void, options) =>
    name.startsWith('@') ? () => undefined : renderer.listen(target, name, callback, options);
  known.set(renderer, still);
  return still;
}
