import { expect, test } from 'vitest';
import { guardSize } from './body-size.ts';

type Event = Parameters<typeof guardSize>[0];

const organiser = { organisesSite: true } as App.Locals['person'];
const sent = (bytes: number | undefined, route: string, person?: App.Locals['person']) => {
	const headers = new Headers();
	if (bytes !== undefined) headers.set('content-length', String(bytes));
	const request = new Request('http://localhost/', { method: 'POST', body: 'x', headers });
	return { request, route: { id: route }, locals: { person } } as unknown as Event;
};

test('a form is as large as a form, and says so', async () => {
	await expect(guardSize(sent(512 * 1024, '/judge/[contest]/[entry]'))).resolves.toBeUndefined();
	await expect(guardSize(sent(512 * 1024 + 1, '/judge/[contest]/[entry]'))).rejects.toMatchObject({
		code: 'body_too_large'
	});
	await expect(guardSize(sent(undefined, '/judge/[contest]/[entry]'))).rejects.toMatchObject({
		code: 'body_too_large'
	});
});

test('an archive comes from who organises the site alone', async () => {
	const archive = 20 * 1024 * 1024;
	const person = { organisesSite: false } as App.Locals['person'];

	await expect(guardSize(sent(archive, '/(account)/site', organiser))).resolves.toBeUndefined();
	await expect(guardSize(sent(archive, '/(account)/site', person))).rejects.toMatchObject({
		code: 'body_too_large'
	});
	await expect(guardSize(sent(archive, '/(account)/site'))).rejects.toMatchObject({
		code: 'body_too_large'
	});
	await expect(guardSize(sent(archive, '/(account)/account', organiser))).rejects.toMatchObject({
		code: 'body_too_large'
	});
});
