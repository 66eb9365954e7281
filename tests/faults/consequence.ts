import { setTimeout as wait } from 'node:timers/promises';
import { spentOf } from '../../src/lib/server/budget/balance.ts';
import type { Context } from '../../src/lib/server/context.ts';
import type { Call, Got } from './client.ts';
import { CHALLENGE, energyOf, settlementsOf, type FaultSite, type KeyTeam } from './fault-site.ts';

/** What came of a fault, in words: the same for the tests and for the table. */
export interface Consequence {
	/** What each client got. */
	clients: string[];
	/** How each interaction is on record. */
	bills: string[];
	/** What became of each call at the endpoint. */
	endpoint: string[];
	/** What stays open, and whether the team's books are the sum of its rows. */
	open: string;
	/** How another team's answer fared that was written meanwhile. */
	bystander: string;
}

export const NOTHING_OPEN = 'nothing';
export const UNTOUCHED = 'untouched';
const SHOWN_LETTERS = 24;

/** The same said once, with how often, in the order of the alphabet. */
export function grouped(words: string[]): string[] {
	const times = new Map<string, number>();
	for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);

	return [...times].map(([word, count]) => (count > 1 ? `${count} × ${word}` : word)).sort();
}

export function gotInWords({ status, reason, text, done, headers }: Got): string {
	if (status === 0) return 'nothing';
	const retry = headers['retry-after'] ? ` retry-after ${headers['retry-after']}` : '';
	if (status !== 200) return `${status} ${reason}${retry}`;
	const shown = text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)}…` : text;

	return `200 «${shown}»${reason ? ` ${reason}` : ''}${done ? '' : ' cut'}`;
}

export interface Bill {
	outcome: string;
	billed: boolean;
	tokens: [prompt: number, completion: number];
	estimated?: boolean;
	flags?: string | null;
}

export function billInWords({ outcome, billed, tokens, estimated, flags }: Bill): string {
	const figures = `${tokens[0]} + ${tokens[1]}${estimated ? ' ≈' : ''}`;

	return [outcome, billed ? 'charged' : 'free', figures, ...(flags ? [flags] : [])].join(' · ');
}

/** A team's interactions in words, each checked against what its tokens must cost. */
export async function billsOf({ db }: Pick<Context, 'db'>, team: KeyTeam): Promise<string[]> {
	const rows = await settlementsOf(db, team.id);

	return rows.map(({ held, settled }) => {
		if (!settled) return 'open';
		const tokens: Bill['tokens'] = [settled.promptTokens, settled.completionTokens];
		const energy = energyOf(...tokens);
		const lost = energy < held.holdEnergyNwh ? energy : held.holdEnergyNwh;
		const right =
			settled.energyNwh === energy &&
			settled.lostEnergyNwh === (settled.billed ? lost : 0n) &&
			settled.overrunEnergyNwh === (settled.billed ? energy - lost : 0n);
		return billInWords({ ...settled, tokens }) + (right ? '' : ' · WRONG ENERGY');
	});
}

/** What is open beside `others` that run, once what was begun has had a moment to end. */
export async function openInWords(ctx: Context, teams: KeyTeam[], others = 0): Promise<string> {
	let words = '';
	for (let tries = 0; tries < 300; tries++) {
		words = await openNow(ctx, teams, others);
		if (words === NOTHING_OPEN) break;
		await wait(10);
	}
	return words;
}

async function openNow({ db, live, queue }: Context, teams: KeyTeam[], others: number) {
	const open = [];
	for (const { id: teamId } of teams) {
		const account = { teamId, challengeId: CHALLENGE };
		const spent = await spentOf(db.read, account);
		const rows = await settlementsOf(db, teamId);
		const sum = (of: (row: (typeof rows)[number]) => number | bigint) =>
			rows.reduce((total, row) => total + BigInt(of(row)), 0n);
		if (spent.open > 0) open.push(`${spent.open} holds`);
		if (live.of(account).length > 0) open.push('live answers');
		const even =
			BigInt(spent.open) === sum(({ settled }) => (settled ? 0 : 1)) &&
			BigInt(spent.interactions) === sum(({ settled }) => (settled?.billed === false ? 0 : 1)) &&
			BigInt(spent.tokens) === sum(({ held, settled }) => settled?.lostTokens ?? held.holdTokens) &&
			spent.energyNwh === sum(({ held, settled }) => settled?.lostEnergyNwh ?? held.holdEnergyNwh);
		if (!even) open.push('UNEVEN BOOKS');
	}
	if (queue.length > 0) open.push(`${queue.length} waiting`);
	if (queue.running !== others) open.push(`${queue.running - others} places`);

	return open.length === 0 ? NOTHING_OPEN : open.join(', ');
}

const CALM = 'calma';

/** Another team, whose answer is being written while something happens. */
export class Bystander {
	private readonly site: FaultSite;
	private readonly team: KeyTeam;
	private readonly call: Call;
	private readonly prompt: string;
	private over = false;

	private constructor(site: FaultSite, team: KeyTeam) {
		this.site = site;
		this.team = team;
		this.prompt = `${CALM} ${team.id}`;
		site.endpoint.plays.set(this.prompt, async (wire) => {
			wire.head();
			while (!this.over) {
				wire.word('calma ');
				await wait(15);
			}
			wire.finish();
			wire.usage(7, wire.sent);
			wire.done();
			wire.close();
		});
		this.call = site.call(team, this.prompt);
	}

	/** The longest that its client waited between words. */
	get longestGapMs(): number {
		return this.call.longestGapMs;
	}

	static async begin(site: FaultSite): Promise<Bystander> {
		const bystander = new Bystander(site, await site.newTeam());
		await bystander.call.heard('calma ');

		return bystander;
	}

	/** Its answer must be whole and billed to the token. */
	async end(): Promise<string> {
		this.over = true;
		const got = await this.call.got();
		const [wire] = this.site.endpoint.asked(this.prompt);
		const [bill] = await billsOf(this.site.world.ctx, this.team);
		const sent = wire?.sent ?? 0;
		const right = billInWords({ outcome: 'completed', billed: true, tokens: [7, sent] });
		const whole = got.done && got.text === 'calma '.repeat(sent) && bill === right;

		return whole ? UNTOUCHED : `${gotInWords(got)}, ${bill}`;
	}
}
