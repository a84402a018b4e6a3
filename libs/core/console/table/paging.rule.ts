/** Pages to offer: the first, the last, the current and its neighbours; `undefined` stands for a gap. */
export function pageNumbers(page: number, pages: number): readonly (number | undefined)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const shown: (number | undefined)[] = [];
  let last = 0;
  for (const n of [...new Set(wanted)].sort((a, b) => a - b)) {
    if (n === last + 2) shown.push(last + 1);
    else if (n > last + 2) shown.push(undefined);
    shown.push(n);
    last = n;
  }
  return shown;
}

export const pageCount = (total: number, pageSize: number): number =>
  Math.max(1, Math.ceil(total / pageSize));

/** The page that holds the first row of the old page once pages have another size. */
export const pageAfterResize = (page: number, oldSize: number, newSize: number): number =>
  Math.floor(((page - 1) * oldSize) / newSize) + 1;
