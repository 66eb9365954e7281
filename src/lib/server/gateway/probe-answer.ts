import type { IncomingMessage } from 'node:http';
import { Refusal } from '#lib/refusal.ts';
import { ChunkReader } from './chunk-reader.ts';
import type { EndpointEvent, Usage } from './endpoint.ts';
import { connectionRefusal, textOf, type EndpointConnection } from './endpoint-connection.ts';
import { decoded } from './endpoint-stream.ts';

/** Everything that a server said in answer to one call. */
export interface ProbedAnswer {
	status: number;
	/** What it said instead of an answer. */
	complaint: string | undefined;
	contentType: string;
	encoding: string | undefined;
	firstTokenMs: number | undefined;
	totalMs: number;
	text: string;
	/** Chunks that had text. */
	pieces: number;
	/** Every account of tokens, in order; `undefined` for figures that are no counts. */
	usages: (Usage | undefined)[];
	model: string | undefined;
	fingerprint: string | undefined;
	finishReason: string | undefined;
	/** Whether `[DONE]` came. */
	done: boolean;
	/** Why the stream could not be read to its end. */
	broken: string | undefined;
}

/** Asks for one streamed answer, within `ms`, and keeps all that is known of it. */
export async function probeAnswer(
	connection: EndpointConnection,
	body: object,
	ms: number
): Promise<ProbedAnswer> {
	const since = performance.now();
	const request = connection.post('chat/completions', body);
	const late = setTimeout(() => request.destroy(new Refusal('endpoint_timeout')), ms);
	const probed: ProbedAnswer = {
		status: 0,
		complaint: undefined,
		contentType: '',
		encoding: undefined,
		firstTokenMs: undefined,
		totalMs: 0,
		text: '',
		pieces: 0,
		usages: [],
		model: undefined,
		fingerprint: undefined,
		finishReason: undefined,
		done: false,
		broken: undefined
	};
	try {
		const response = await new Promise<IncomingMessage>((resolve, reject) => {
			request.on('response', resolve).on('error', reject);
		});
		probed.status = response.statusCode ?? 0;
		probed.contentType = response.headers['content-type'] ?? '';
		probed.encoding = response.headers['content-encoding'];
		if (probed.status === 200 && /^text\/event-stream\b/i.test(probed.contentType)) {
			await read(probed, response, since);
		} else probed.complaint = complaintIn(await textOf(response));
	} catch (cause) {
		probed.broken = connectionRefusal(cause).code;
	} finally {
		clearTimeout(late);
		request.destroy();
		probed.totalMs = performance.now() - since;
	}

	return probed;
}

async function read(probed: ProbedAnswer, response: IncomingMessage, since: number) {
	const reader = new ChunkReader();
	const take = (event: EndpointEvent) => {
		if (event.kind === 'text') {
			probed.firstTokenMs ??= performance.now() - since;
			probed.text += event.text;
			probed.pieces++;
		} else if (event.kind === 'usage') probed.usages.push(event.usage);
		else if (event.kind === 'finish') probed.finishReason = event.reason;
		else {
			probed.model = event.model;
			probed.fingerprint = event.fingerprint ?? probed.fingerprint;
		}
	};
	for await (const bytes of decoded(response) as AsyncIterable<Buffer>) {
		reader.read(bytes, (events) => events.forEach(take));
		if (reader.done) break;
	}
	probed.done = reader.done;
}

const LONGEST_COMPLAINT = 200;

/** The words of an error body, in whatever shape a server has them. */
function complaintIn(text: string): string {
	let said: unknown = text;
	try {
		const body = JSON.parse(text) as { error?: { message?: unknown }; detail?: unknown };
		said = body.error?.message ?? body.error ?? body.detail ?? text;
	} catch {
		// Not JSON: a proxy's page, most often.
	}

	return String(typeof said === 'string' ? said : JSON.stringify(said))
		.replaceAll(/\s+/g, ' ')
		.slice(0, LONGEST_COMPLAINT);
}
