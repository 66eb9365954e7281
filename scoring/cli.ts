import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { BadInput } from './commands/command.ts';
import type { Command, World } from './commands/command.ts';
import { archiveOnDisk, textOnDisk, unreadable } from './commands/disk.ts';
import { checkSignature, sha256 } from './commands/native-crypto.ts';

/** Every command by its word, loaded when it is called. `help` prints their usage. */
const COMMANDS = new Map<string, () => Promise<Command>>([
	['energy', async () => (await import('./commands/energy.ts')).energy],
	['lint', async () => (await import('./commands/lint.ts')).lint],
	['rank', async () => (await import('./commands/rank.ts')).rank],
	['verify', async () => (await import('./commands/verify.ts')).verify]
]);

const CHUNK = 1 << 16;

/** Splits at line feeds only: `readline` also splits at U+2028, which JSON allows inside a text. */
async function* lines(path: string): AsyncGenerator<string> {
	const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: CHUNK });
	let rest = '';
	let first = true;
	try {
		for await (const chunk of stream as AsyncIterable<string>) {
			const text = first && chunk.startsWith('\uFEFF') ? chunk.slice(1) : chunk;
			first = false;
			const pieces = (rest + text).split('\n');
			rest = pieces.pop() ?? '';
			for (const piece of pieces) yield piece;
		}
	} catch (cause) {
		throw unreadable(path, cause);
	}
	if (rest) yield rest;
}

let printed = '';

async function flush(): Promise<void> {
	const text = printed;
	printed = '';
	if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

const world: World = {
	sha256,
	checkSignature,
	archive: archiveOnDisk,
	text: textOnDisk,
	lines,
	async print(line) {
		printed += `${line}\n`;
		if (printed.length >= CHUNK) await flush();
	}
};

async function help(): Promise<string> {
	const commands = await Promise.all([...COMMANDS.values()].map((load) => load()));
	const usage = commands.flatMap((command) => command.usage);
	return ['Usage:', ...[...usage, 'help'].map((line) => `  npm run -s score -- ${line}`)].join(
		'\n'
	);
}

async function run([word, ...args]: readonly string[]): Promise<number> {
	if (word === 'help' || word === '--help') {
		await world.print(await help());
		return 0;
	}
	if (word === undefined) throw new BadInput('which command? `help` lists them');
	const load = COMMANDS.get(word);
	if (!load) throw new BadInput(`unknown command ${JSON.stringify(word)}; \`help\` lists them`);
	return await (await load()).run(args, world);
}

process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
	if (cause.code !== 'EPIPE') throw cause;
	process.exit(0);
});

const args = process.argv.slice(2);
try {
	process.exitCode = await run(args);
} catch (cause) {
	if (!(cause instanceof BadInput)) throw cause;
	const place = COMMANDS.has(args[0] ?? '') ? `${args[0] ?? ''}: ` : '';
	process.stderr.write(`${place}${cause.message}\n`);
	process.exitCode = 2;
} finally {
	await flush();
}
