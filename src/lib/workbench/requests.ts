import { refusalIn, type Refused } from './answer-stream.ts';
import type { EstimateView, LeftView, TurnView, WorkbenchView } from './view.ts';

/** What came of a request: what was asked for, a «no» with its reason, or no answer of ours at all. */
export type Answered<T> =
	{ kind: 'ok'; value: T } | { kind: 'refused'; refusal: Refused } | { kind: 'lost' };

export interface Prompt {
	messages: { role: 'user' | 'assistant'; content: string }[];
	sheet?: string;
}

/** The workbench's questions to the server. `base` is `/api/contests/{contest}/{challenge}`. */
export function requestsTo(base: string, fetcher: typeof fetch) {
	async function ask(path: string, body?: object): Promise<Answered<Response>> {
		const posted = {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		};
		try {
			const response = await fetcher(base + path, body && posted);
			if (response.ok) return { kind: 'ok', value: response };
			const refusal = await refusalIn(response);
			return refusal ? { kind: 'refused', refusal } : { kind: 'lost' };
		} catch {
			return { kind: 'lost' };
		}
	}

	async function askJson<T>(path: string, body?: object): Promise<Answered<T>> {
		const answered = await ask(path, body);
		if (answered.kind !== 'ok') return answered;
		try {
			return { kind: 'ok', value: (await answered.value.json()) as T };
		} catch {
			return { kind: 'lost' };
		}
	}

	return {
		workbench: () => askJson<WorkbenchView>('/workbench'),
		turn: (id: string) =>
			askJson<{ turn: TurnView; left: LeftView }>(`/interactions/${encodeURIComponent(id)}`),
		stop: (id: string) =>
			askJson<{ stopped: boolean }>(`/interactions/${encodeURIComponent(id)}/stop`, {}),
		estimate: (asked: { text: string; after?: string; sheet?: string }) =>
			askJson<EstimateView>('/estimate', asked),
		/** Opens an interaction: the response streams its answer and names it in a header. */
		send: ({ messages, sheet }: Prompt) =>
			ask('/v1/chat/completions', {
				messages,
				stream: true,
				...(sheet === undefined ? {} : { metadata: { sheet } })
			})
	};
}

export type Requests = ReturnType<typeof requestsTo>;
