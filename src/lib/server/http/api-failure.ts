import { json } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { frameMessages } from '#lib/i18n/catalogues/frame.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { translator } from '#lib/i18n/translator.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Locale } from '#scoring';
import type { Context } from '../context.ts';
import { isStorageTrouble } from '../db/client.ts';
import { REFUSALS } from './refusals.ts';
import { errorBody } from './respond.ts';

/**
 * Whatever went wrong on the API, always JSON in OpenAI's error shape. What nobody expected is known
 * to the log by a number, which is all that the client gets.
 */
export function apiFailure(
	{ ctx, locale }: { ctx: Context; locale: Locale },
	cause: unknown
): Response {
	if (cause instanceof Refusal) return apiRefusal(cause, locale);
	const incident = randomBytes(4).toString('hex');
	ctx.log.error({ err: cause, incident, route: 'api' }, 'unexpected error');
	if (isStorageTrouble(cause)) {
		return apiRefusal(new Refusal('storage_unavailable', { seconds: 5 }), locale);
	}
	const message = translator(frameMessages, locale)('error.unexpected');
	const code = 'internal_error';
	const error = { message, type: 'server_error', code, reason: code, param: null };

	return json({ error: { ...error, details: { incident } } }, { status: 500, headers: NOT_KEPT });
}

/** A refusal as the API tells it, and whether asking again can help. */
export function apiRefusal(
	refusal: Refusal,
	locale: Locale,
	{ status, headers = {} }: { status?: number; headers?: Record<string, string> } = {}
): Response {
	const told = REFUSALS[refusal.code];
	const { seconds } = refusal.details;

	return json(errorBody(refusal, refusalSentence(refusal, locale)), {
		status: status ?? told.status,
		headers: {
			...NOT_KEPT,
			...(told.retry ? {} : { 'x-should-retry': 'false' }),
			...(seconds === undefined ? {} : { 'retry-after': String(seconds) }),
			...headers
		}
	});
}

const NOT_KEPT = { 'cache-control': 'no-store' };

/** What SvelteKit itself says of an address or a method that the API does not have, as the API says it. */
export function apiAbsence(response: Response, locale: Locale): Response {
	if (response.status !== 405) return response;
	const allow = response.headers.get('allow') ?? '';
	const refusal = new Refusal('invalid_request', { field: 'method', expected: allow });

	return apiRefusal(refusal, locale, { status: 405, headers: { allow } });
}
