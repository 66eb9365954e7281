import type { RequestEvent } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { Refusal } from '#lib/refusal.ts';
import { teamAtChallenge, type TeamAtChallenge } from './own-team.ts';
import { answer } from './respond.ts';

type Asked = Pick<RequestEvent, 'locals'> & { params: { challenge: string } };

/** Answers an API route of a team at a challenge with JSON, or with the response that `command` makes. */
export async function teamAnswer(
	{ locals, params }: Asked,
	command: (at: TeamAtChallenge) => Promise<object>
): Promise<Response> {
	let made: Response | undefined;
	const told = await answer(
		(refusal) => refusalSentence(refusal, locals.locale),
		async () => {
			const result = await command(await teamAtChallenge(locals, params));
			if (!(result instanceof Response)) return result;
			made = result;
			return {};
		}
	);

	return made ?? told;
}

/** A request's JSON. Refuses anything else. */
export async function jsonOf(request: Request): Promise<unknown> {
	try {
		return await request.json();
	} catch {
		throw new Refusal('invalid_request', { field: 'body', expected: 'JSON' });
	}
}
