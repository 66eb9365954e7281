import type { ServerResponse } from 'node:http';
import { carbonGrams, profileById } from '#scoring/energy';
import { Refusal } from '#lib/refusal.ts';
import type { LiveAnswer, LiveEnd } from '../gateway/live.ts';
import type { QueuePosition } from '../gateway/queue.ts';
import { sendJson, sendRefusal } from './door-refusal.ts';
import type { DoorReader } from './door-reader.ts';
import { errorBody } from './respond.ts';
import { refusalSentence } from './refusal-sentence.ts';

export interface Form {
	includeUsage: boolean;
	/** Answers the head before the first token: for a reader that wants the interaction's id at once. */
	early: boolean;
	headers: Record<string, string>;
	profileId: string;
	/** Where the receipt of an interaction will be. */
	receiptUrl: (interactionId: string) => string;
	/** Epoch seconds. */
	created: number;
}

/** The end of an answer as the `vatio` object of its last chunk or its body. */
export function summaryOf(live: LiveAnswer, { bill, left }: LiveEnd, form: Form) {
	const profile = profileById(form.profileId);

	return {
		interaction: live.id,
		conversation: live.conversationId,
		outcome: bill.outcome,
		billed: bill.billed,
		promptTokens: bill.promptTokens,
		completionTokens: bill.completionTokens,
		estimated: bill.estimated,
		energyNwh: Number(bill.energyNwh),
		gramsCO2e: profile ? carbonGrams(profile, bill.energyNwh) : undefined,
		queueMs: live.queueMs,
		left: {
			interactions: left.interactions,
			tokens: left.tokens,
			energyNwh: Number(left.energyNwh)
		},
		leafHash: bill.leafHash,
		receiptUrl: form.receiptUrl(live.id)
	};
}

/**
 * Sends a live answer as OpenAI's stream of chunks; whoever waits for a place reads its position in
 * comments. Returns how to leave it.
 */
export function streamAnswer(reader: DoorReader, live: LiveAnswer, form: Form): () => void {
	const head = JSON.stringify(base(live, form, 'chat.completion.chunk')).slice(1, -1);
	const piece = `data: {${head},"choices":[{"index":0,"delta":{"content":`;
	const chunk = (delta: object, finishReason: string | null, more = '') =>
		`data: {${head},"choices":${JSON.stringify([{ index: 0, delta, finish_reason: finishReason }])}${more}}\n\n`;
	const open = () => {
		if (reader.begun) return '';
		reader.begin(200, {
			...form.headers,
			...(live.position ? {} : { 'x-vatio-queue-ms': String(live.queueMs) }),
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no'
		});
		return chunk({ role: 'assistant', content: '' }, null);
	};
	if (form.early) reader.write(open());

	return live.follow((event) => {
		if (event.kind === 'lost') reader.cut();
		else if (event.kind === 'waiting') reader.write(open() + positionComment(event.position));
		else if (event.kind === 'text') {
			let text = open();
			for (const one of event.pieces) {
				text += `${piece}${JSON.stringify(one)}},"finish_reason":null}]}\n\n`;
			}
			reader.write(text);
		} else if (event.kind === 'end') {
			const { end } = event;
			if (end.fault && !reader.begun) return sendRefusal(reader.response, end.fault);
			reader.end(`${open()}${lastChunks(end)}data: [DONE]\n\n`);
		}
	});

	function lastChunks(end: LiveEnd): string {
		const vatio = `,"vatio":${JSON.stringify(summaryOf(live, end, form))}`;
		if (end.fault) {
			const body = JSON.stringify(errorBody(end.fault, refusalSentence(end.fault, 'es')));
			return `data: ${body.slice(0, -1)}${vatio}}\n\n`;
		}
		if (!form.includeUsage) return chunk({}, finishReasonOf(end), vatio);
		const usage = `,"usage":${JSON.stringify(usageOf(end))}`;
		return `${chunk({}, finishReasonOf(end))}data: {${head},"choices":[]${usage}${vatio}}\n\n`;
	}
}

/** Sends a live answer, once it is whole, as OpenAI's completion. Returns how to leave it. */
export function sendAnswer(response: ServerResponse, live: LiveAnswer, form: Form): () => void {
	return live.follow((event) => {
		if (event.kind === 'lost') return sendRefusal(response, new Refusal('endpoint_error'));
		if (event.kind !== 'end') return;
		const { end } = event;
		if (end.fault) return sendRefusal(response, end.fault);
		const body = {
			...base(live, form, 'chat.completion'),
			choices: [
				{
					index: 0,
					message: { role: 'assistant', content: live.text },
					finish_reason: finishReasonOf(end)
				}
			],
			usage: usageOf(end),
			vatio: summaryOf(live, end, form)
		};
		const queued = { 'x-vatio-queue-ms': String(live.queueMs) };
		sendJson(response, 200, body, { ...form.headers, ...queued });
	});
}

const positionComment = ({ ahead, paused, expectedMs }: QueuePosition) =>
	`: vatio-queue ahead=${ahead}${expectedMs === undefined ? '' : ` expected-ms=${expectedMs}`}${paused ? ' paused' : ''}\n\n`;

const base = (live: LiveAnswer, { created }: Form, object: string) => ({
	id: `chatcmpl-${live.id}`,
	object,
	created,
	model: live.model
});

/** A stopped answer has no reason of the endpoint's own. */
const finishReasonOf = ({ finishReason }: LiveEnd) => finishReason ?? 'stop';

const usageOf = ({ bill }: LiveEnd) => ({
	prompt_tokens: bill.promptTokens,
	completion_tokens: bill.completionTokens,
	total_tokens: bill.promptTokens + bill.completionTokens
});
