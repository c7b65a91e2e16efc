// What Maven runs: `node scripts/maven.mjs install|build|test`. Each step does nothing when its
// inputs have not changed, so that a Java developer does not wait for Node.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = join(root, 'target/classes/META-INF/kinora-web/index.html');
const sources = ['src', 'test', 'public'];
const settings = ['index.html', 'package.json', 'package-lock.json', 'tsconfig.json'];
settings.push('vite.config.ts', '.prettierrc.json');

function run(command, ...args) {
  const isWindows = process.platform === 'win32';
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: isWindows });
  if (result.error) throw new Error(`${command}: ${result.error.message}; is Node installed?`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, name))
    .filter((name) => statSync(join(root, name)).isFile())
    .sort();
}

function fingerprint(names) {
  const hash = createHash('sha256').update(process.version);
  for (const name of names)
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(root, name)));
  return hash.digest('hex');
}

/** Runs `work` unless the stamp of this step says it succeeded on the same files. */
function unlessDone(step, names, outputExists, work) {
  const stamp = join(root, 'target', `${step}.sha256`);
  const now = fingerprint(names);
  if (outputExists() && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
    console.log(`web ${step}: nothing changed`);
    return;
  }
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

const steps = {
  install: () =>
    unlessDone(
      'install',
      ['package.json', 'package-lock.json'],
      () => existsSync(join(root, 'node_modules/.package-lock.json')),
      () => run('npm', 'ci', '--no-fund', '--no-audit', '--loglevel=error'),
    ),
  build: () =>
    unlessDone(
      'build',
      [...filesUnder('src'), ...filesUnder('public'), ...settings],
      () => existsSync(built),
      () => run('npm', 'run', '--silent', 'build'),
    ),
  test: () => {
    unlessDone(
      'check',
      [...sources.flatMap(filesUnder), ...settings],
      () => true,
      () => run('npm', 'run', '--silent', 'check'),
    );
    run('npm', 'test', '--silent');
  },
};

const step = steps[process.argv[2]];
if (!step) {
  console.error(`maven.mjs: expected one of ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}
step();
