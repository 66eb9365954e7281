import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { readSettings } from './config.ts';
import { openLog } from './log.ts';
import { warmUp } from './warm-up.ts';

const leftovers = async () =>
	(await readdir(tmpdir())).filter((name) => name.startsWith('vatio-warm-up-'));

test('a start plays whole calls to itself and leaves neither a file nor an open port behind', async () => {
	const settings = readSettings({});
	const open = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap');
	const [before, serving] = [await leftovers(), open().length];

	const played = await warmUp({ settings, log: openLog('silent') }, { streams: 20, ms: 200 });

	expect(played).toBeGreaterThanOrEqual(20);
	expect(await leftovers()).toEqual(before);
	expect(open().length).toBe(serving);
});
