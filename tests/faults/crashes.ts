import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openSite } from '../../src/lib/server/boot.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import { Call } from './client.ts';
import {
	billInWords,
	billsOf,
	gotInWords,
	NOTHING_OPEN,
	openInWords,
	UNTOUCHED,
	type Bill,
	type Consequence
} from './consequence.ts';
import { environmentOf, seed, startChild, withDoor } from './child-site.ts';
import type { KeyTeam } from './fault-site.ts';
import { PlayedEndpoint, type Play } from './played-endpoint.ts';
import { WORDS } from './odd-answers.ts';
import type { Wire } from './wire.ts';

/** Where a site can be killed on the way of a call. */
export type Step =
	| 'before the hold is committed'
	| 'after the hold is committed'
	| 'in the queue'
	| 'before the first word'
	| 'mid-stream'
	| 'after the endpoint’s end'
	| 'before the settlement is committed'
	| 'after the settlement is committed';

/** A step at which the site is killed, and what must have become of the call once it runs again. */
export interface Crash {
	name: Step;
	/** What the endpoint does with the first call that it gets. */
	play: Play;
	client: string;
	bill?: Bill;
	endpoint: string[];
}

const PROMPT = 'Hola';
const silence = (wire: Wire) => wire.left.then(() => undefined);
const interrupted: Bill = { outcome: 'interrupted', billed: false, tokens: [0, 0] };
const completed: Bill = { outcome: 'completed', billed: true, tokens: [20, 4] };
const WHOLE = '200 «Hola, mundo.»';

/** Nobody hears a word before the hold lasts, so it ends a moment after its words. */
async function answer(wire: Wire) {
	wire.head();
	wire.words(WORDS);
	await wait(200);
	wire.finish();
	wire.usage(20, 4);
	wire.done();
	wire.close();
}

export const CRASHES: Crash[] = [
	{ name: 'before the hold is committed', play: answer, client: 'nothing', endpoint: [] },
	{
		name: 'after the hold is committed',
		play: answer,
		client: 'nothing',
		bill: interrupted,
		endpoint: []
	},
	{
		name: 'in the queue',
		play: answer,
		client: '200 «» cut',
		bill: interrupted,
		endpoint: []
	},
	{
		name: 'before the first word',
		play: silence,
		client: 'nothing',
		bill: interrupted,
		endpoint: ['left']
	},
	{
		name: 'mid-stream',
		play: (wire) => {
			wire.head();
			wire.words(WORDS.slice(0, 2));
			return silence(wire);
		},
		client: '200 «Hola, » cut',
		bill: interrupted,
		endpoint: ['left']
	},
	{
		name: 'after the endpoint’s end',
		play: answer,
		client: `${WHOLE} cut`,
		bill: interrupted,
		endpoint: ['answered']
	},
	{
		name: 'before the settlement is committed',
		play: answer,
		client: `${WHOLE} cut`,
		bill: interrupted,
		endpoint: ['answered']
	},
	{
		name: 'after the settlement is committed',
		play: answer,
		client: `${WHOLE} cut`,
		bill: completed,
		endpoint: ['answered']
	}
];

/** Kills the site at a step of a call, starts another on what it left, and sends the call again. */
export async function crash(step: Crash, folder: string): Promise<Consequence> {
	const file = join(folder, `${newId()}.db`);
	const db = openSqlite({ file, durability: 'full', migrations: 'drizzle/sqlite' });
	const [team] = await seed(db, 1);
	await db.close();
	if (!team) throw new Error('no team');

	return crashOn(step, { url: file, team });
}

export async function crashOn(
	step: Crash,
	{ url, team }: { url: string; team: KeyTeam }
): Promise<Consequence> {
	const endpoint = await PlayedEndpoint.start();
	endpoint.plays.set(PROMPT, (wire, call) => (call === 1 ? step.play(wire, 1) : answer(wire)));
	const environment = environmentOf(url, endpoint);
	const headers = { 'idempotency-key': 'una y la misma' };
	const child = await startChild({ ...environment, STEP: step.name });
	if (step.name === 'before the first word') {
		void endpoint.next(PROMPT).then(() => process.kill(child.pid, 'SIGKILL'));
	}
	const got = await new Call({ url: child.url, key: team.key, prompt: PROMPT, headers }).got();
	const how = await child.ended;
	if (how !== 'SIGKILL') throw new Error(`the site ended with ${how}`);
	await Promise.all(endpoint.calls.map((wire) => wire.over));
	const states = endpoint.calls.map(({ state }) => state);

	const again = await openSite(environment);
	const bills = await billsOf(again.ctx, team);
	const open = [await openInWords(again.ctx, [team])];
	const retried = await withDoor(again, (url) =>
		new Call({ url, key: team.key, prompt: PROMPT, headers }).got()
	);
	const all = await billsOf(again.ctx, team);
	open.push(await openInWords(again.ctx, [team]));
	await again.close({ drainMs: 0 });
	await endpoint.close();

	const charged = all.filter((bill) => bill.includes('charged')).length;
	if (charged !== 1) open.push(`charged ${charged} times`);
	return {
		clients: [gotInWords(got), `again ${gotInWords(retried)}`],
		bills,
		endpoint: states,
		open: open.find((words) => words !== NOTHING_OPEN) ?? NOTHING_OPEN,
		bystander: UNTOUCHED
	};
}

/** What must have become of it: sent again, the same call is answered, and charged once in all. */
export function crashConsequenceOf({ client, bill, endpoint }: Crash): Consequence {
	return {
		clients: [client, `again ${WHOLE}`],
		bills: bill ? [billInWords(bill)] : [],
		endpoint,
		open: NOTHING_OPEN,
		bystander: UNTOUCHED
	};
}
