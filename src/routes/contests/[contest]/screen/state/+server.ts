import { json } from '@sveltejs/kit';
import { isKnown } from '#lib/server/http/document.ts';
import { screenState } from '#lib/server/http/screen-state.ts';
import { sha256Hex } from '#lib/server/ledger/record.ts';
import type { RequestHandler } from './$types';

/** What a projector shows, for one that looks for news: 304 while nothing but the clock has moved. */
export const GET: RequestHandler = async ({ locals, url, request }) => {
	const state = await screenState(locals, url.origin);
	const { now: _, ...told } = state;
	const headers = { etag: `"${sha256Hex(JSON.stringify(told))}"`, 'cache-control': 'no-cache' };
	if (isKnown(request, headers.etag)) return new Response(null, { status: 304, headers });

	return json(state, { headers });
};
