const HERE = 'http://here.invalid';

/** Where to go after signing in: a path of this site, or `otherwise` for anything else. */
export function nextPath(asked: string | null | undefined, otherwise: string): string {
	if (!asked?.startsWith('/')) return otherwise;
	try {
		const url = new URL(asked, HERE);
		const path = url.pathname + url.search + url.hash;
		// «/.//elsewhere» normalises to a path that a browser would read as another host.
		return url.origin === HERE && !path.startsWith('//') ? path : otherwise;
	} catch {
		return otherwise;
	}
}
