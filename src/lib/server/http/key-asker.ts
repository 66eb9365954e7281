import type { RequestEvent } from '@sveltejs/kit';
import { Refusal } from '#lib/refusal.ts';
import type { Context } from '../context.ts';
import { keyHolder, noteUse, type KeyHolder } from '../teams/key.ts';
import { keyIn } from './door-visitor.ts';

const CHALLENGE = '/api/contests/[contest]/[challenge]';

/** What a client with a key may ask besides the door: nothing that is a page or a form. */
const OPEN_TO_KEYS = new Set([
	`${CHALLENGE}/entries`,
	`${CHALLENGE}/interactions/[interaction]`,
	`${CHALLENGE}/interactions/[interaction]/receipt`,
	`${CHALLENGE}/interactions/[interaction]/stop`
]);

/**
 * The holder of the key that a request carries, where its route takes keys; `undefined` for everybody
 * else, who may have a session. Refuses what never was a key or is revoked.
 */
export async function keyAsker(
	ctx: Context,
	{ request, route }: Pick<RequestEvent, 'request' | 'route'>
): Promise<KeyHolder | undefined> {
	const authorization = request.headers.get('authorization');
	if (authorization === null || !OPEN_TO_KEYS.has(route.id ?? '')) return undefined;
	const holder = await keyHolder(ctx.db.read, { key: keyIn(authorization) });
	if (!holder) throw new Refusal('invalid_api_key');
	noteUse(ctx.db, holder, ctx.now()).catch((cause: unknown) => {
		ctx.log.warn({ err: cause }, 'the use of a key was not noted');
	});

	return holder;
}
