/** A PDF as an answer, under its own name; `inline` for what a browser may show at once. */
export function pdfFile(
	bytes: Uint8Array,
	{ filename, inline = false }: { filename: string; inline?: boolean }
): Response {
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': 'application/pdf',
			'content-length': String(bytes.length),
			'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${filename}"`,
			'cache-control': 'no-cache'
		}
	});
}
