// @ts-check
/**
 * `npm run up | down | status | demo | import`: the way in for somebody who has only cloned the project. Works before `npm ci`, so it uses
 * nothing but Node; and its first check must still run on a Node that is too old for everything else, hence the late import.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  const french = /^fr/i.test(
    process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '',
  );
  console.error(
    french
      ? `Node.js 20.19 ou plus récent est nécessaire ; celui-ci est le ${process.versions.node}.`
      : `Node.js 20.19 or newer is needed; this is ${process.versions.node}.`,
  );
  process.exitCode = 10;
} else {
  const { start } = await import('./start/start.mjs');
  process.exitCode = await start(process.argv.slice(2));
}
