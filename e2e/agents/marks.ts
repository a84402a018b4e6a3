import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What tells one machine from another. */
export interface Marks {
  readonly uuid: string;
  readonly serial: string;
  /** Of every network card, in small letters. */
  readonly mac: string;
}

/**
 * Gives a command a `/dev` with memory to read (a Unix agent looks for it before it asks dmidecode), network cards with
 * another address in `/sys` and in what `ip` says, and a dmidecode of its own. Nothing else on the machine sees them.
 */
const SCRIPT = `set -e
folder=$1; shift
mount -t tmpfs none "$folder/dev"
for device in null zero random urandom; do
  : > "$folder/dev/$device"
  mount --bind "/dev/$device" "$folder/dev/$device"
done
: > "$folder/dev/mem"
mount --rbind "$folder/dev" /dev
for card in "$folder"/cards/*; do
  mount --bind "$card" "/sys/class/net/$(basename "$card")/address"
done
ip=$(readlink -f "$(PATH="$PATH:/usr/sbin:/sbin" command -v ip)")
cp "$ip" "$folder/ip"
mount --bind "$folder/ip-with-marks" "$ip"
PATH="$folder/programs:$PATH" exec "$@"`;

/**
 * Prepares a machine with these marks.
 * @param folder for its files; what an earlier machine left there is removed
 * @returns words that, before a command, run it as on that machine
 */
export function machineWith(marks: Marks, folder: string): readonly string[] {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['dev', 'cards', 'programs']) mkdirSync(join(folder, name), { recursive: true });
  for (const card of readdirSync('/sys/class/net').filter((name) => name !== 'lo'))
    writeFileSync(join(folder, 'cards', card), `${marks.mac}\n`);
  program(join(folder, 'programs', 'dmidecode'), dmidecode(marks));
  program(
    join(folder, 'ip-with-marks'),
    `"${folder}/ip" "$@" | sed 's#link/ether [0-9a-f:]*#link/ether ${marks.mac}#'`,
  );
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  return ['unshare', ...asRoot, '--mount', 'sh', '-c', SCRIPT, 'sh', folder];
}

function program(path: string, script: string): void {
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** Both ways agents ask: for single values (`-s`), and for the whole table. */
const dmidecode = ({ uuid, serial }: Marks): string => `
if [ "$1" = -s ]; then
  case $2 in
    system-uuid) echo ${uuid} ;;
    system-serial-number) echo ${serial} ;;
    system-manufacturer) echo Example ;;
    system-product-name) echo Desk ;;
  esac
  exit
fi
cat <<'TABLE'
# dmidecode 3.4
SMBIOS 2.8 present.

Handle 0x0000, DMI type 0, 24 bytes
BIOS Information
\tVendor: Example
\tVersion: 1.0
\tRelease Date: 01/02/2024

Handle 0x0001, DMI type 1, 27 bytes
System Information
\tManufacturer: Example
\tProduct Name: Desk
\tVersion: 1
\tSerial Number: ${serial}
\tUUID: ${uuid}

Handle 0x0002, DMI type 2, 15 bytes
Base Board Information
\tManufacturer: Example
\tProduct Name: Board

Handle 0x0003, DMI type 3, 22 bytes
Chassis Information
\tManufacturer: Example
\tType: Desktop

Handle 0x7F00, DMI type 127, 4 bytes
End Of Table
TABLE`;
