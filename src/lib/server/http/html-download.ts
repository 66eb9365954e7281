/** An HTML file to be kept and opened from a disk, never in this site's name. */
export function htmlDownload(filename: string, html: string): Response {
	return new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-disposition': `attachment; filename="${filename}"`,
			'content-security-policy': 'sandbox',
			'cache-control': 'private, no-store'
		}
	});
}
