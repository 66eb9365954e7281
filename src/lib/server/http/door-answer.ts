import type { ServerResponse } from 'node:http';
import { carbonGrams, profileById } from '#scoring/energy';
import { Refusal } from '#lib/refusal.ts';
import type { LiveAnswer, LiveEnd } from '../gateway/live.ts';
import { REFUSALS } from './refusals.ts';
import { errorBody } from './respond.ts';
import { refusalSentence } from './refusal-sentence.ts';

export interface Form {
	includeUsage: boolean;
	/** Answers the head before the first token: for a reader that wants the interaction's id at once. */
	early: boolean;
	headers: Record<string, string>;
	profileId: string;
	/** Epoch seconds. */
	created: number;
}

/** The end of an answer as the `vatio` object of its last chunk or its body. */
export function summaryOf(live: LiveAnswer, { bill, left }: LiveEnd, profileId: string) {
	const profile = profileById(profileId);

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
		left: {
			interactions: left.interactions,
			tokens: left.tokens,
			energyNwh: Number(left.energyNwh)
		},
		leafHash: bill.leafHash
	};
}

/** Sends a live answer as OpenAI's stream of chunks. Returns how to leave it. */
export function streamAnswer(response: ServerResponse, live: LiveAnswer, form: Form): () => void {
	const chunk = (delta: object, finishReason: string | null, more: object = {}) => ({
		...base(live, form, 'chat.completion.chunk'),
		choices: [{ index: 0, delta, finish_reason: finishReason }],
		...more
	});
	const send = (data: object | '[DONE]') =>
		response.write(`data: ${data === '[DONE]' ? data : JSON.stringify(data)}\n\n`);
	const open = () => {
		if (response.headersSent) return;
		response.writeHead(200, {
			...form.headers,
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no'
		});
		send(chunk({ role: 'assistant', content: '' }, null));
	};
	if (form.early) open();

	return live.follow((event) => {
		if (event.kind === 'lost') response.destroy();
		else if (event.kind === 'text') {
			open();
			send(chunk({ content: event.text }, null));
		} else if (event.kind === 'end') {
			const { end } = event;
			if (end.fault && !response.headersSent) return sendRefusal(response, end.fault);
			open();
			const vatio = summaryOf(live, end, form.profileId);
			if (end.fault) send({ ...errorBody(end.fault, refusalSentence(end.fault, 'es')), vatio });
			else if (!form.includeUsage) send(chunk({}, finishReasonOf(end), { vatio }));
			else {
				send(chunk({}, finishReasonOf(end)));
				send({
					...base(live, form, 'chat.completion.chunk'),
					choices: [],
					usage: usageOf(end),
					vatio
				});
			}
			send('[DONE]');
			response.end();
		}
	});
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
			vatio: summaryOf(live, end, form.profileId)
		};
		sendJson(response, 200, body, form.headers);
	});
}

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
