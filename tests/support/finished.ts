import { EXAMPLE_PROMPTS } from '../../src/rehearsal/example-prompts.ts';
import type { RunningSite } from './site.ts';
import type { Visitor } from './visitor.ts';

/** Who an edition needs to come to its end. */
export interface Cast {
	participant: Visitor;
	judge: Visitor;
	organiser: Visitor;
}

const BOARDS = ['hogar', 'centro-civico'];

/**
 * Plays an open edition of the demo's to final results by its pages: one valid conversation, judged,
 * both boards published, certificates issued. Gives the participant's code.
 */
export async function finishEdition(
	site: RunningSite,
	{ participant, judge, organiser }: Cast,
	contest: string
): Promise<{ code: string }> {
	await presentHome(participant, contest);
	const now = (instant: string) =>
		sent(organiser, `/organiser/${contest}/phases?/now`, {
			roundId: 'previa',
			instant,
			reason: 'Fin de la edición'
		});
	await now('closes');
	const queue = await (await judge.fetch(`/judge/${contest}`)).text();
	const [, entry = ''] = new RegExp(`/judge/${contest}/([\\w-]{16,})`).exec(queue) ?? [];
	const verdict = { decision: 'valid', reason: 'Coherente' };
	await sent(judge, `/judge/${contest}/${entry}?/verdict`, verdict);
	for (const board of BOARDS) {
		await sent(organiser, `/organiser/${contest}/leaderboard/${board}?/publish`, {});
	}
	await now('results');
	await now('finalised');
	await sent(organiser, `/organiser/${contest}/publish?/issue`, {});
	const pdf = await participant.fetch(`/contests/${contest}/certificate.pdf`);
	const [, code] =
		/filename="[\w-]*?((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})\.pdf"/.exec(
			pdf.headers.get('content-disposition') ?? ''
		) ?? [];
	if (!code) throw new Error(`${site.url}: no certificate for the demo's participant`);

	return { code };
}

/** How often the simulated model is asked before its answers are taken for bad ones. */
const TRIES = 4;

async function presentHome(participant: Visitor, contest: string): Promise<void> {
	const prompt = EXAMPLE_PROMPTS.find(({ id }) => id === 'hogar-tabla')?.text ?? '';
	const api = `/api/contests/${contest}/hogar`;
	const post = async (path: string, body: object) => {
		const response = await participant.fetch(`${api}${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		if (!response.ok) throw new Error(`${path} answered ${response.status}`);
		return response.json();
	};
	for (let tries = 0; tries < TRIES; tries++) {
		const asked = (await post('/v1/chat/completions', {
			messages: [{ role: 'user', content: prompt }]
		})) as { vatio: { conversation: string } };
		const { conversation } = asked.vatio;
		const presented = (await post('/entries', { conversation })) as { passed?: boolean };
		if (presented.passed) return;
	}
	throw new Error('the simulated model gave no valid answer');
}

async function sent(person: Visitor, path: string, fields: Record<string, string>) {
	const { status } = await person.post(path, fields);
	if (status >= 400) throw new Error(`${path} answered ${status}`);
}
