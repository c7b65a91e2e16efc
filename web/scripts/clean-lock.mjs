// `npm run relock`: brings package-lock.json up to date without a single address in it. npm leaves
// registry addresses out by .npmrc; donation pages come back with each install and go here.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
for (const entry of Object.values(lock.packages)) delete entry.funding;
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
