import { isHttpError, type RequestEvent } from '@sveltejs/kit';

/**
 * The site's own error page for what a hook refused. An error that leaves a hook is shown by the bare
 * fallback page, without the site around it; scripts and data requests still get the error itself.
 */
export async function refusedPage(event: RequestEvent, cause: unknown): Promise<Response> {
	if (!isHttpError(cause) || !cause.body.code || !wantsPage(event)) throw cause;
	const { code, details = {} } = cause.body;
	const figures = Object.entries(details).map(([name, value]) => [name, String(value)]);
	const shown = await event.fetch(`/refused/${code}?${new URLSearchParams(figures).toString()}`, {
		headers: { accept: 'text/html' }
	});

	return new Response(shown.body, { status: cause.status, headers: shown.headers });
}

function wantsPage({ request, isDataRequest }: RequestEvent): boolean {
	const accepted = request.headers.get('accept') ?? '';

	return !isDataRequest && accepted.includes('text/html');
}
