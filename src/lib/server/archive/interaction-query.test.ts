import { expect, test } from 'vitest';
import { filterOf, filterQueryOf, placeOf, placeText } from './interaction-query.ts';

const madrid = { contestId: 'c', timeZone: 'Europe/Madrid' };
const filterFrom = (query: string) => filterOf(filterQueryOf(new URLSearchParams(query)), madrid);

test('days are whole, in the zone of the contest, the last one included', () => {
	expect(filterFrom('from=2026-07-01&to=2026-07-02')).toMatchObject({
		since: Date.parse('2026-06-30T22:00:00Z'),
		until: Date.parse('2026-07-02T22:00:00Z')
	});
	expect(filterFrom('from=2026-10-25&to=2026-10-25')).toMatchObject({
		since: Date.parse('2026-10-24T22:00:00Z'),
		until: Date.parse('2026-10-25T23:00:00Z')
	});
});

test('what the form leaves open does not limit', () => {
	const open = 'challenge=&team=&ending=&billed=&fault=&from=&to=';

	expect(Object.values(filterFrom(open)).filter((limit) => limit !== undefined)).toEqual(['c']);
});

test('an address that somebody mistyped shows more and never an error', () => {
	const query = 'ending=never&billed=maybe&from=yesterday&to=2026-02-31&challenge=hogar&colour=red';

	expect(filterFrom(query)).toEqual({
		contestId: 'c',
		challengeId: 'hogar',
		teamId: undefined,
		ending: undefined,
		billed: undefined,
		withFault: undefined,
		since: undefined,
		until: undefined
	});
});

test('«sí» and «no» are both limits', () => {
	expect(filterFrom('billed=no&fault=yes&flag=no')).toMatchObject({
		billed: false,
		withFault: true,
		flagged: false
	});
});

test('a place is found again from its address, and nonsense is no place', () => {
	const place = { heldAt: 1_764_000_000_000, id: 'abc123' };

	expect(placeOf(placeText(place))).toEqual(place);
	for (const text of [null, '', 'abc', '12-', "1-a' or 1=1", '9'.repeat(20) + '-a']) {
		expect(placeOf(text)).toBeUndefined();
	}
});
