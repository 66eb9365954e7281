import type { IncomingMessage } from 'node:http';
import { Refusal } from '#lib/refusal.ts';

const MOST_BYTES = 256 * 1024;
const MOST_DEPTH = 16;

/** The JSON of a request of at most 256 KB, nested no deeper than anything that is asked for. */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
	const bytes = await bytesOf(request);
	const text = bytes.toString('utf8');
	if (depthOf(text) > MOST_DEPTH) throw notJson(`JSON at most ${MOST_DEPTH} levels deep`);
	try {
		return JSON.parse(text);
	} catch {
		throw notJson('JSON');
	}
}

const notJson = (expected: string) => new Refusal('invalid_request', { field: 'body', expected });

function bytesOf(request: IncomingMessage): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		const parts: Buffer[] = [];
		let bytes = 0;
		request.on('data', (part: Buffer) => {
			bytes += part.length;
			// A client that is cut while it sends never reads the refusal: the rest is let by.
			if (bytes > MOST_BYTES) reject(new Refusal('body_too_large', { most: MOST_BYTES / 1024 }));
			else parts.push(part);
		});
		request.on('end', () =>
			resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts))
		);
		// Whoever asked has gone: no fault of the site's.
		request.on('error', () => reject(notJson('JSON')));
		request.on('close', () => request.complete || reject(notJson('JSON')));
	});
}

/** How deep brackets nest outside strings. */
function depthOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	let inString = false;
	for (let place = 0; place < text.length; place++) {
		const code = text.charCodeAt(place);
		if (inString) {
			if (code === BACKSLASH) place++;
			else if (code === QUOTE) inString = false;
		} else if (code === QUOTE) inString = true;
		else if (code === BRACE || code === BRACKET) deepest = Math.max(deepest, ++depth);
		else if (code === CLOSING_BRACE || code === CLOSING_BRACKET) depth--;
	}
	return deepest;
}

const QUOTE = 34;
const BACKSLASH = 92;
const BRACKET = 91;
const CLOSING_BRACKET = 93;
const BRACE = 123;
const CLOSING_BRACE = 125;
