import type { ServerResponse } from 'node:http';
import type { Refusal } from '#lib/refusal.ts';
import { REFUSALS } from './refusals.ts';
import { errorBody } from './respond.ts';
import { refusalSentence } from './refusal-sentence.ts';

/** A refusal in OpenAI's error shape, with what tells a client whether to try again. */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
	const { status, retry } = REFUSALS[refusal.code];
	const seconds = refusal.details['seconds'];
	sendJson(response, status, errorBody(refusal, refusalSentence(refusal, 'es')), {
		...(retry ? {} : { 'x-should-retry': 'false' }),
		...(seconds === undefined ? {} : { 'retry-after': String(seconds) })
	});
}

export function sendJson(
	response: ServerResponse,
	status: number,
	body: object,
	headers: Record<string, string> = {}
): void {
	const text = JSON.stringify(body);
	response.writeHead(status, {
		...headers,
		'content-type': 'application/json; charset=utf-8',
		'content-length': Buffer.byteLength(text),
		'cache-control': 'no-store'
	});
	response.end(text);
}
