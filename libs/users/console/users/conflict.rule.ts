/** Fields of a form whose value differs. */
export function differingFields<Values extends object>(
  one: Values,
  other: Values,
): readonly (keyof Values & string)[] {
  return (Object.keys(one) as (keyof Values & string)[]).filter((field) => !same(one[field], other[field]));
}

/**
 * Own changes on top of what somebody else stored meanwhile: a field one touched keeps the own value, any other takes the
 * stored one.
 */
export function onTop<Values extends object>(opened: Values, mine: Values, stored: Values): Values {
  const own: Partial<Values> = {};
  for (const field of differingFields(opened, mine)) own[field] = mine[field];
  return { ...stored, ...own };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
