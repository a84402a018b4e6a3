import { describe, expect, it } from 'vitest';
import { assetCategory, requestWithArguments, type AssetVerdict } from './asset-category.rule.js';

const verdicts = (...list: [number, AssetVerdict['verdict']][]): AssetVerdict[] =>
  list.map(([categoryId, verdict]) => ({ categoryId, verdict }));

describe('the category of a computer', () => {
  it.each([
    ['none without categories', [], 4, null, 'no-request-finds-computer'],
    ['none when no request finds it', verdicts([1, 'no-member']), 1, null, 'no-request-finds-computer'],
    [
      'the last that finds it',
      verdicts([1, 'member'], [2, 'member'], [3, 'no-member']),
      1,
      2,
      'request-finds-computer',
    ],
    [
      'kept while its request fails',
      verdicts([1, 'member'], [2, 'failed']),
      2,
      2,
      'request-failed-category-kept',
    ],
    [
      'a later one than that whose request fails',
      verdicts([1, 'failed'], [2, 'member']),
      1,
      2,
      'request-finds-computer',
    ],
    [
      'not one whose request fails when it was not in it',
      verdicts([1, 'member'], [2, 'failed']),
      1,
      1,
      'request-finds-computer',
    ],
  ] as const)('is %s', (_what, list, present, categoryId, code) => {
    expect(assetCategory(list, present)).toEqual({
      categoryId,
      reason: { code, params: categoryId === null ? {} : { category: categoryId } },
    });
  });
});

describe('the request of a category', () => {
  it.each([
    ["a LIKE '%s' AND b = '%s'", 'x%,12', "a LIKE 'x%' AND b = '12'"],
    ['no place', 'x', 'no place'],
    ["a = '%s'", '', "a = '%s'"],
    ["a = '%s' AND b = '%s'", 'x', "a = 'x' AND b = '%s'"],
    ["a LIKE '%s' AND b = '%s'", '%server%,1', "a LIKE '%server%' AND b = '1'"],
    ["a = '%s'", '$&', "a = '$&'"],
    ["a = '%s'", 'x,y', "a = 'x'"],
  ])('%j with %j is %j', (query, args, request) => {
    expect(requestWithArguments(query, args)).toBe(request);
  });
});
