/** The program behind a session, as far as its `User-Agent` tells; it is only what the program says of itself. */
export interface UserAgent {
  readonly browser: string;
  readonly system: string | undefined;
}

/** Order matters: most browsers also name those whose pages they want to get. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*Safari\//, 'Safari'],
  [/^curl\//, 'curl'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bWindows\b/, 'Windows'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bMacintosh\b/, 'macOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Reads a `User-Agent`; undefined when it says nothing known. */
export function readUserAgent(text: string): UserAgent | undefined {
  const browser = BROWSERS.find(([pattern]) => pattern.test(text))?.[1];
  if (browser === undefined) return undefined;
  return { browser, system: SYSTEMS.find(([pattern]) => pattern.test(text))?.[1] };
}
