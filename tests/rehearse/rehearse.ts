import { parseArgs } from 'node:util';
import { rehearse, type RehearsalOptions } from './rehearsal.ts';

const USAGE = `npm run rehearse -- [--teams 30] [--seed 1] [--pace none|fast|real] [--database-url postgres://…] [--keep]

Plays a whole edition on a site of its own and says whether everything adds up.`;

/** `npm run rehearse`: exits 0 if everything adds up, 1 if not, 2 on a wrong option. */
const options = readOptions();
if (!options) {
	process.stderr.write(`${USAGE}\n`);
	process.exit(2);
}
try {
	const { report, findings, kept } = await rehearse(options);
	process.stdout.write(`${report}\n`);
	if (kept) process.stdout.write(`The data is in ${kept}.\n`);
	process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1;
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	process.exitCode = 1;
}

function readOptions(): RehearsalOptions | undefined {
	try {
		const { values } = parseArgs({
			options: {
				teams: { type: 'string', default: '30' },
				seed: { type: 'string', default: '1' },
				pace: { type: 'string', default: 'fast' },
				'database-url': { type: 'string' },
				keep: { type: 'boolean', default: false }
			}
		});
		const [teams, seed] = [Number(values.teams), Number(values.seed)];
		const pace = (['none', 'fast', 'real'] as const).find((name) => name === values.pace);
		if (!pace || !Number.isSafeInteger(seed) || !(Number.isInteger(teams) && teams >= 2))
			return undefined;
		const tell = (line: string) => void process.stdout.write(`  ${line}\n`);
		return { teams, seed, pace, keep: values.keep, databaseUrl: values['database-url'], tell };
	} catch {
		return undefined;
	}
}
