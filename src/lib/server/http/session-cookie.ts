import type { Cookies } from '@sveltejs/kit';
import { SESSION_LIFE } from '../accounts/session.ts';

export const SESSION_COOKIE = 'vatio_session';

/** Puts a session's token into the browser. Secure wherever the site is reached over https. */
export function setSessionCookie(cookies: Cookies, url: URL, token: string): void {
	cookies.set(SESSION_COOKIE, token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: SESSION_LIFE / 1000
	});
}

export function clearSessionCookie(cookies: Cookies, url: URL): void {
	cookies.delete(SESSION_COOKIE, { path: '/', secure: url.protocol === 'https:' });
}

/** The session's token in a raw `Cookie` header. */
export function sessionTokenOf(header: string | undefined): string | undefined {
	for (const pair of header?.split(';') ?? []) {
		const [name, value] = pair.split('=', 2);
		if (name?.trim() === SESSION_COOKIE) return value?.trim();
	}
	return undefined;
}
