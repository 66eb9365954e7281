import { json, type RequestEvent } from '@sveltejs/kit';
import { Refusal } from '#lib/refusal.ts';
import { apiFailure } from './api-failure.ts';
import { MOST_KB } from './body-size.ts';
import { teamAtChallenge, type TeamAtChallenge } from './own-team.ts';

type Asked = Pick<RequestEvent, 'locals'> & { params: { challenge: string } };

/** Answers an API route of a team at a challenge with JSON, or with the response that `command` makes. */
export async function teamAnswer(
	{ locals, params }: Asked,
	command: (at: TeamAtChallenge) => Promise<object>
): Promise<Response> {
	try {
		const result = await command(await teamAtChallenge(locals, params));
		return result instanceof Response ? result : json(result);
	} catch (cause) {
		return apiFailure(locals, cause);
	}
}

/** A request's JSON. Refuses anything else. */
export async function jsonOf(request: Request): Promise<unknown> {
	try {
		return await request.json();
	} catch (cause) {
		if (cause instanceof Error && 'status' in cause && cause.status === 413) {
			throw new Refusal('body_too_large', { most: MOST_KB });
		}
		throw new Refusal('invalid_request', { field: 'body', expected: 'JSON' });
	}
}
