import { sha256Hex } from '../../ledger/record.ts';
import { isKnown } from '../document.ts';

/** Pages of other sites may read it too: it is public, and no cookie travels with such a question. */
export const FOR_ANYONE = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache' };

/** Answers with JSON that anyone may read, or with 304 where the reader has it already. */
export function publicJson(request: Request, answer: object | string): Response {
	const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
	const etag = `"${sha256Hex(text)}"`;
	const headers = { ...FOR_ANYONE, etag, 'content-type': 'application/json; charset=utf-8' };
	if (isKnown(request, etag)) return new Response(null, { status: 304, headers });

	return new Response(text, { headers });
}
