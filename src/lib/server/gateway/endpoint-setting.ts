import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';
import { recordAct } from '../audit/act.ts';
import type { Settings } from '../config.ts';
import type { Context } from '../context.ts';
import type { Query, Tx } from '../db/client.ts';
import { openaiEndpoint } from './openai-endpoint.ts';
import type { Seal } from './sealed.ts';

/** The endpoint that the site uses, and where that was said. */
export interface EndpointInUse {
	/** Up to and including `/v1`; absent where nothing is set. */
	baseUrl: string | undefined;
	key: string | undefined;
	/** The model to ask for; absent, the rulebook's. */
	model: string | undefined;
	simulated: boolean;
	/** Who set it and when, where it was set on the site rather than in its environment. */
	set: { by: string; at: number } | undefined;
	/** A key is kept that this machine cannot open, so none is sent. */
	keyLost: boolean;
}

const address = z.url({ protocol: /^https?$/ });
const LONGEST = { key: 500, model: 200 };

export interface EndpointWish {
	baseUrl: string;
	/** `undefined` keeps the key of the endpoint that is in use, where its address stays the same. */
	key: string | undefined;
	model: string | undefined;
}

/** What was typed, fit for use. Refuses an address that is none, by its field. */
export function endpointWish(typed: { baseUrl: string; key: string; model: string }): EndpointWish {
	const baseUrl = typed.baseUrl.trim().replace(/\/+$/, '');
	if (!address.safeParse(baseUrl).success) {
		throw new Refusal('invalid_request', { field: 'baseUrl', expected: 'address' });
	}
	for (const name of ['key', 'model'] as const) {
		if (typed[name].length > LONGEST[name] || /[^\x21-\x7e]/.test(typed[name].trim())) {
			throw new Refusal('invalid_request', { field: name, expected: 'printable' });
		}
	}

	return {
		baseUrl,
		key: typed.key.trim() || undefined,
		model: typed.model.trim() || undefined
	};
}

/**
 * The key that a wish stands for: the one typed, else the one in use, but only for the address that it
 * belongs to. Whoever types another address must know its key: a key is written once and read by nobody.
 */
export function keyFor(wish: EndpointWish, inUse: EndpointInUse): string | undefined {
	return wish.key ?? (wish.baseUrl === inUse.baseUrl ? inUse.key : undefined);
}

interface By {
	accountId: string;
	at: number;
}

/** Sets the site's endpoint for all its contests. */
export async function setEndpoint(
	tx: Tx,
	{
		wish,
		inUse,
		seal,
		accountId,
		at
	}: By & { wish: EndpointWish; inUse: EndpointInUse; seal: Seal }
): Promise<void> {
	const key = keyFor(wish, inUse);
	const { baseUrl, model } = wish;
	await tx.insert(tx.t.endpointSetting).values({
		baseUrl,
		sealedKey: key === undefined ? undefined : seal.close(key),
		model,
		accountId,
		at
	});
	await recordAct(tx, {
		byAccountId: accountId,
		act: 'endpoint.set',
		before: told(inUse),
		after: told({ baseUrl, model, key }),
		at
	});
}

/** Goes back to what the environment says. */
export async function unsetEndpoint(
	tx: Tx,
	{ inUse, accountId, at }: By & { inUse: EndpointInUse }
): Promise<void> {
	await tx.insert(tx.t.endpointSetting).values({ accountId, at });
	await recordAct(tx, { byAccountId: accountId, act: 'endpoint.unset', before: told(inUse), at });
}

/** Never a key, only whether there is one. */
const told = ({ baseUrl, model, key }: Pick<EndpointInUse, 'baseUrl' | 'model' | 'key'>) => ({
	baseUrl,
	model,
	key: key !== undefined
});

/** The endpoint in use: the last that was set on the site, else the environment's. */
export async function endpointInUse(
	query: Query,
	{ settings, seal }: { settings: Settings; seal: Seal }
): Promise<EndpointInUse> {
	const { endpointSetting, account } = query.t;
	const [last] = await query
		.select({ setting: endpointSetting, by: account.name })
		.from(endpointSetting)
		.innerJoin(account, eq(account.id, endpointSetting.accountId))
		.orderBy(desc(endpointSetting.position))
		.limit(1);
	if (!last?.setting.baseUrl) {
		return {
			baseUrl: settings.ALIA_BASE_URL?.replace(/\/+$/, ''),
			key: settings.ALIA_API_KEY,
			model: settings.ALIA_MODEL,
			simulated: settings.VATIO_SIMULATED === 'yes',
			set: undefined,
			keyLost: false
		};
	}
	const { baseUrl, sealedKey, model, at } = last.setting;
	const key = sealedKey === null ? undefined : seal.open(sealedKey);

	return {
		baseUrl,
		key,
		model: model ?? undefined,
		// The rehearsal endpoint is the one that `npm start` itself started.
		simulated: settings.VATIO_SIMULATED === 'yes' && settings.ALIA_BASE_URL === baseUrl,
		set: { by: last.by, at },
		keyLost: sealedKey !== null && key === undefined
	};
}

/** Makes new calls go to the endpoint that is set; at boot too. What is being written ends where it began. */
export async function applyEndpoint(
	ctx: Pick<Context, 'db' | 'settings' | 'seal' | 'endpoint'>
): Promise<void> {
	const inUse = await endpointInUse(ctx.db.read, ctx);
	ctx.endpoint = openaiEndpoint(settingsWith(ctx.settings, inUse), inUse.simulated);
}

/** The settings as they are once an endpoint is in use. */
export const settingsWith = (
	settings: Settings,
	{ baseUrl, key, model, simulated }: Omit<EndpointInUse, 'set' | 'keyLost'>
): Settings => ({
	...settings,
	ALIA_BASE_URL: baseUrl,
	ALIA_API_KEY: key,
	ALIA_MODEL: model,
	VATIO_SIMULATED: simulated ? 'yes' : 'no'
});
