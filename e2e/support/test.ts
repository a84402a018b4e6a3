import { test as base, expect } from '@playwright/test';
import { PASSWORD, Product } from './product.js';

export interface WorkerFixtures {
  /** One product for all tests of a worker, filled with simulated computers. */
  product: Product;
}

/** How many simulated computers the product under test knows. */
export const FLEET = 60;

/** A start with an empty database takes seconds; on a busy machine it may take a minute. */
const START_TIMEOUT = 180_000;

export const test = base.extend<object, WorkerFixtures>({
  product: [
    // Playwright reads the fixtures it needs from this pattern: none
    async ({}, use) => {
      const product = await Product.start();
      const { code, output } = await product.command(['demo', '--count', String(FLEET)]);
      expect(code, output).toBe(0);
      await use(product);
      await product.stop();
      product.discard();
    },
    { scope: 'worker', timeout: START_TIMEOUT },
  ],
  baseURL: async ({ product }, use) => use(product.address),
});

export { expect };

/** An API call with a token of its own. */
export async function api<T>(product: Product, path: string): Promise<T> {
  const signedIn = await fetch(`${product.address}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'admin', password: PASSWORD }),
  });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const answer = await fetch(`${product.address}${path}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
