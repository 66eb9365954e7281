import { setTimeout as wait } from 'node:timers/promises';
import { openaiEndpoint } from '../../src/lib/server/gateway/openai-endpoint.ts';
import {
	billInWords,
	billsOf,
	Bystander,
	gotInWords,
	grouped,
	NOTHING_OPEN,
	openInWords,
	UNTOUCHED,
	type Bill,
	type Consequence
} from './consequence.ts';
import type { Call, CallOptions } from './client.ts';
import type { FaultSite, KeyTeam } from './fault-site.ts';
import type { Play } from './played-endpoint.ts';
import type { Wire } from './wire.ts';

/** Something that a client with a key does, and what must come of it. */
export interface ClientFault {
	name: string;
	play: Play;
	/** What happens, as far as the client is concerned. */
	act: (scene: Scene) => Promise<unknown>;
	/** What the clients got, and how their interactions are on record. */
	clients: string[];
	bills: Bill[];
	endpoint: string[];
}

/** A team before a site, whose endpoint plays what the fault says. */
export class Scene {
	readonly site: FaultSite;
	readonly team: KeyTeam;
	readonly calls: Call[] = [];
	/** Milliseconds between a client's leaving and the endpoint's hearing of it. */
	readonly gaps: number[] = [];
	private readonly prompt: string;

	constructor(site: FaultSite, team: KeyTeam, prompt: string) {
		this.site = site;
		this.team = team;
		this.prompt = prompt;
	}

	call(more?: Partial<CallOptions>, send?: Parameters<FaultSite['call']>[3]): Call {
		const call = this.site.call(this.team, this.prompt, more, send);
		this.calls.push(call);

		return call;
	}

	/** A call under one and the same name of the client's own. */
	again(more: Partial<CallOptions> = {}): Call {
		return this.call({ ...more, headers: { 'idempotency-key': 'una y la misma' } });
	}

	/** The first call at the endpoint, once it is there. */
	wire(): Promise<Wire> {
		return this.site.endpoint.next(this.prompt);
	}

	/** Breaks off a call that the endpoint is answering, and times how long it goes on. */
	async leave(call: Call): Promise<void> {
		const wire = await this.wire();
		const at = call.leave();
		this.gaps.push((await wire.left) - at);
	}

	/** Lets `work` happen while only one call may be at the endpoint, which is the bystander's. */
	async queued(work: () => Promise<void>): Promise<void> {
		const { queue } = this.site.world.ctx;
		const { places } = queue;
		queue.setPlaces(1);
		await work();
		await wait(20);
		queue.setPlaces(places);
	}

	/** Lets `work` happen while the endpoint, which nobody knows yet, is asked what it can count. */
	async unknown(work: () => unknown): Promise<void> {
		const { endpoint, world } = this.site;
		const { ctx } = world;
		const known = ctx.endpoint;
		const { counted } = endpoint;
		let answer: () => void = () => undefined;
		endpoint.tokenizerWaits = new Promise((resolve) => {
			answer = resolve;
		});
		ctx.endpoint = openaiEndpoint(ctx.settings, true);
		const working = work();
		while (endpoint.counted === counted) await wait(2);
		await working;
		await wait(20);
		endpoint.tokenizerWaits = undefined;
		answer();
		await wait(20);
		ctx.endpoint.close();
		ctx.endpoint = known;
	}

	/** Lets `work` happen while nothing can be written, from when so many writes wait. */
	async frozen(writes: number, work: () => unknown): Promise<void> {
		const { ctx } = this.site.world;
		const { db } = ctx;
		let thaw: () => void = () => undefined;
		const thawed = new Promise<void>((resolve) => {
			thaw = resolve;
		});
		const waiting: Promise<unknown>[] = [];
		ctx.db = {
			...db,
			book(transaction) {
				const written = thawed.then(() => db.book(transaction));
				waiting.push(written);
				return written;
			}
		};
		while (waiting.length < writes) await wait(1);
		await work();
		await wait(20);
		ctx.db = db;
		thaw();
		await Promise.allSettled(waiting);
	}
}

/** Lets it happen beside another team that is well. */
export async function clientFault(
	site: FaultSite,
	fault: ClientFault
): Promise<Consequence & { gaps: number[] }> {
	const { endpoint } = site;
	endpoint.calls.length = 0;
	endpoint.plays.set(fault.name, fault.play);
	const bystander = await Bystander.begin(site);
	const scene = new Scene(site, await site.newTeam(), fault.name);

	await fault.act(scene);
	const got = await Promise.all(scene.calls.map((call) => call.got()));
	const open = await openInWords(site.world.ctx, [scene.team], 1);

	return {
		clients: grouped(got.map(gotInWords)),
		bills: grouped(await billsOf(site.world.ctx, scene.team)),
		endpoint: grouped(endpoint.asked(fault.name).map(({ state }) => state)),
		open,
		bystander: await bystander.end(),
		gaps: scene.gaps
	};
}

/** What must come of it, however long the endpoint took to hear. */
export function clientConsequenceOf(fault: ClientFault): Consequence {
	return {
		clients: [...fault.clients].sort(),
		bills: grouped(fault.bills.map(billInWords)),
		endpoint: fault.endpoint,
		open: NOTHING_OPEN,
		bystander: UNTOUCHED
	};
}
