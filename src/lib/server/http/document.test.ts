import { expect, test } from 'vitest';
import { document } from './document.ts';

const kept = { text: '{"a":1}', name: 'reglamento-v1.json', hash: 'ab12' };
const asking = (tag?: string) =>
	new Request('http://site.invalid/', { headers: tag ? { 'if-none-match': tag } : {} });

test('a document is handed out byte by byte, with the name and the tag of its version', async () => {
	const response = document(asking(), kept);

	expect(response.status).toBe(200);
	expect(await response.text()).toBe(kept.text);
	expect(response.headers.get('etag')).toBe('"ab12"');
	expect(response.headers.get('content-disposition')).toContain('reglamento-v1.json');
});

test('whoever holds this version is told so without its text, through a proxy as well', async () => {
	for (const tag of ['"ab12"', 'W/"ab12"', '"old", "ab12"']) {
		const response = document(asking(tag), kept);
		expect(response.status, tag).toBe(304);
		expect(await response.text()).toBe('');
	}
	expect(document(asking('"old"'), kept).status).toBe(200);
});
