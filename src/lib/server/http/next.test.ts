import { describe, expect, test } from 'vitest';
import { nextPath } from './next.ts';

describe('where a person goes after signing in', () => {
	test('is the page of this site that they came from', () => {
		expect(nextPath('/contests/desafio/join/a.b?x=1#y', '/')).toBe(
			'/contests/desafio/join/a.b?x=1#y'
		);
	});

	test.each([
		undefined,
		'',
		'https://elsewhere.example/',
		'//elsewhere.example',
		'/\\elsewhere.example',
		'/\t/elsewhere.example',
		'/.//elsewhere.example',
		'javascript:alert(1)',
		'team'
	])('is never another site: %j', (asked) => {
		expect(nextPath(asked, '/account')).toBe('/account');
	});
});
