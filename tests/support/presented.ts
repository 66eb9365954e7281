import { EXAMPLE_PROMPTS } from '../../src/rehearsal/example-prompts.ts';
import type { Visitor } from './visitor.ts';

const TRIES = 10;

export interface Presented {
	conversation: string;
	interaction: string;
	entryId: string;
}

/** A prompt with something added, sent and presented until its answer passes the checks. */
export async function present(
	team: Visitor,
	aside: string,
	contest = 'desafio-alia'
): Promise<Presented> {
	const api = `/api/contests/${contest}/hogar`;
	const task = EXAMPLE_PROMPTS.find(({ id }) => id === 'hogar-tabla')?.text ?? '';
	for (let tries = 0; tries < TRIES; tries++) {
		const { vatio } = await send<{ vatio: { conversation: string; interaction: string } }>(
			team,
			`${api}/v1/chat/completions`,
			{ messages: [{ role: 'user', content: `${task} ${aside}` }] }
		);
		const { conversation, interaction } = vatio;
		const { entry, passed } = await send<{ entry: string; passed: boolean }>(
			team,
			`${api}/entries`,
			{
				conversation
			}
		);
		if (passed) return { conversation, interaction, entryId: entry };
	}
	throw new Error('the simulated model gave no valid answer');
}

async function send<T>(person: Visitor, path: string, body: object): Promise<T> {
	const response = await person.fetch(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	if (!response.ok) throw new Error(`${path} answered ${response.status}`);

	return (await response.json()) as T;
}
