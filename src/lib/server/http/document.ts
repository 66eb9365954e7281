/** A JSON document to be kept and verified: its bytes as they were hashed, under its own name. */
export interface KeptDocument {
	text: string;
	/** Name of the file, plain ASCII. */
	name: string;
	/** Changes whenever the text does: its SHA-256. */
	hash: string;
}

export function document(request: Request, { text, name, hash }: KeptDocument): Response {
	const headers = {
		'content-type': 'application/json; charset=utf-8',
		'content-disposition': `attachment; filename="${name}"`,
		'cache-control': 'no-cache',
		etag: `"${hash}"`
	};
	if (isKnown(request, headers.etag)) return new Response(null, { status: 304, headers });

	return new Response(text, { headers });
}

/** Whether the reader already holds what carries this tag (`If-None-Match`, RFC 9110). */
export function isKnown(request: Request, etag: string): boolean {
	const held = request.headers.get('if-none-match') ?? '';

	return held.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
