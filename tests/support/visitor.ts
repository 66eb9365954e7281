import type { RunningSite } from './site.ts';

export interface Visitor {
	/** The `Cookie` header of the session. */
	cookie: string;
	/** A request of this person's; redirects are handed back, not followed. */
	fetch(path: string, init?: RequestInit): Promise<Response>;
	/** Sends a form as a page without JavaScript does. */
	post(path: string, fields: Record<string, string>): Promise<Response>;
	/** A prompt through the gateway's door, streamed. */
	prompt(challenge: string, text: string, more?: object): Promise<Response>;
}

type Credentials = { email: string; password: string };

/** Signs in by the form, as a client that keeps its cookie. */
export async function signIn(
	site: RunningSite,
	{ email, password }: Credentials = site.account('participant')
): Promise<Visitor> {
	const visitor = visitorOf(site);
	const response = await visitor.post('/sign-in', { email, password });
	if (response.status !== 303) throw new Error(`sign-in answered ${response.status}`);
	const cookie = response.headers.getSetCookie().map((one) => one.split(';', 1)[0]);

	return visitorOf(site, cookie.join('; '));
}

/** Someone who has not signed in, or holds this cookie. */
export function visitorOf(site: RunningSite, cookie = ''): Visitor {
	const request: Visitor['fetch'] = (path, init = {}) =>
		fetch(new URL(path, site.url), {
			redirect: 'manual',
			...init,
			headers: { ...(init.headers as Record<string, string>), cookie }
		});

	return {
		cookie,
		fetch: request,
		post: (path, fields) =>
			request(path, {
				method: 'POST',
				headers: { origin: site.url, accept: 'text/html' },
				body: new URLSearchParams(fields)
			}),
		prompt: (challenge, text, more = {}) =>
			request(`/api/contests/desafio-alia/${challenge}/v1/chat/completions`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', origin: site.url },
				body: JSON.stringify({
					messages: [{ role: 'user', content: text }],
					stream: true,
					stream_options: { include_usage: true },
					...more
				})
			})
	};
}
