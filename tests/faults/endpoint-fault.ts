import { readSettings } from '../../src/lib/server/config.ts';
import { openaiEndpoint } from '../../src/lib/server/gateway/openai-endpoint.ts';
import {
	billInWords,
	billsOf,
	Bystander,
	gotInWords,
	NOTHING_OPEN,
	openInWords,
	UNTOUCHED,
	type Bill,
	type Consequence
} from './consequence.ts';
import type { FaultSite } from './fault-site.ts';
import type { Play } from './played-endpoint.ts';

/** Something that an endpoint does, and what must come of it. */
export interface EndpointFault {
	name: string;
	play: Play;
	/** Other settings while it happens. */
	settings?: (url: string) => Record<string, string>;
	/** The endpoint counts nothing. */
	tokenizer?: false;
	/** Further fields of the request. */
	body?: object;
	/** What a client gets: the status that a call without a stream gets, the reason, and the words. */
	status: number;
	reason?: string;
	text: string;
	retryAfter?: string;
	outcome: 'completed' | 'failed';
	/** Prompt and completion tokens on record, which may be known only once it was asked. */
	tokens: Bill['tokens'] | (() => Bill['tokens']);
	estimated?: boolean;
	flags?: string;
	/** What became of the call at the endpoint. */
	endpoint: 'answered' | 'left' | 'never asked';
}

/** Lets it happen to a client that does not stream and to one that does, beside a third that is well. */
export async function endpointFault(site: FaultSite, fault: EndpointFault): Promise<Consequence> {
	const { endpoint } = site;
	const { name, body } = fault;
	const [one, other] = [await site.newTeam(), await site.newTeam()];
	endpoint.calls.length = 0;
	endpoint.plays.set(name, fault.play);
	const bystander = await Bystander.begin(site);
	const restore = change(site, fault);

	const calls = [site.call(one, name, { stream: false, body }), site.call(other, name, { body })];
	const got = await Promise.all(calls.map((call) => call.got()));
	const open = await openInWords(site.world.ctx, [one, other], 1);
	restore();

	return {
		clients: got.map(gotInWords),
		bills: [...(await billsOf(site.world.ctx, one)), ...(await billsOf(site.world.ctx, other))],
		endpoint: endpoint.asked(name).map(({ state }) => state),
		open,
		bystander: await bystander.end()
	};
}

function change({ endpoint, world: { ctx } }: FaultSite, fault: EndpointFault): () => void {
	endpoint.tokenizer = fault.tokenizer ?? true;
	if (!fault.settings && endpoint.tokenizer) return () => undefined;
	const kept = { endpoint: ctx.endpoint, settings: ctx.settings };
	const environment = Object.entries({ ...kept.settings, ...fault.settings?.(endpoint.url) });
	ctx.settings = readSettings(
		Object.fromEntries(environment.map(([name, value]) => [name, String(value ?? '')]))
	);
	ctx.endpoint = openaiEndpoint(ctx.settings, true);

	return () => {
		ctx.endpoint.close();
		Object.assign(ctx, kept);
		endpoint.tokenizer = true;
	};
}

/** What must come of it. A stream that began says what went wrong after its words. */
export function consequenceOf(fault: EndpointFault): Consequence {
	const { status, reason, text, retryAfter, outcome, endpoint } = fault;
	const tokens = typeof fault.tokens === 'function' ? fault.tokens() : fault.tokens;
	const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
	const got = { headers, reason, done: true, code: undefined, vatio: undefined };
	const whole = { ...got, status, text };
	const begun = status === 200 || text !== '';
	const bill = billInWords({ ...fault, tokens, billed: outcome === 'completed' });

	return {
		clients: [gotInWords(whole), gotInWords({ ...whole, status: begun ? 200 : status })],
		bills: [bill, bill],
		endpoint: endpoint === 'never asked' ? [] : [endpoint, endpoint],
		open: NOTHING_OPEN,
		bystander: UNTOUCHED
	};
}
