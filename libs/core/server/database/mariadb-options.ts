/** What the private MariaDB is started with, see `mariaDbOptions`. */
export interface MariaDbSettings {
  readonly dataFolder: string;
  readonly socketPath: string;
  /** Of its own: a MariaDB that starts clears the temporary tables of every other one that shares the folder. */
  readonly temporaryFolder: string;
  readonly pidFile: string;
  readonly logFile: string;
  /** InnoDB's cache in MB. */
  readonly memoryMb: number;
  /** False only for tests: faster, and a crash of the machine loses the data. */
  readonly durable: boolean;
  /** mariadbd refuses to run as root unless told so. */
  readonly asRoot: boolean;
}

/** Command line of mariadbd: no configuration file of the machine is read, no network port is opened. */
export function mariaDbOptions(settings: MariaDbSettings): string[] {
  const logMb = Math.min(1024, Math.max(64, Math.round(settings.memoryMb / 4)));
  return [
    '--no-defaults',
    `--datadir=${settings.dataFolder}`,
    `--socket=${settings.socketPath}`,
    `--tmpdir=${settings.temporaryFolder}`,
    `--pid-file=${settings.pidFile}`,
    `--log-error=${settings.logFile}`,
    ...(settings.asRoot ? ['--user=root'] : []),
    '--skip-networking',
    '--skip-name-resolve',
    '--max-connections=150',
    '--max-allowed-packet=64M',
    '--transaction-isolation=READ-COMMITTED',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_general_ci',
    '--sql-mode=STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
    '--default-storage-engine=InnoDB',
    `--innodb-buffer-pool-size=${settings.memoryMb}M`,
    ...(settings.durable
      ? [`--innodb-log-file-size=${logMb}M`]
      : [
          '--innodb-log-file-size=32M',
          '--innodb-flush-log-at-trx-commit=0',
          '--innodb-doublewrite=0',
          '--innodb-flush-method=nosync',
          '--sync-frm=0',
        ]),
  ];
}

/** A quarter of the memory that is free for us, from 128 MB to 4 GB. */
export function bufferMegabytes(availableBytes: number): number {
  return Math.min(4096, Math.max(128, Math.floor(availableBytes / 4 / 1024 / 1024)));
}
