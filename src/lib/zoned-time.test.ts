import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, wallClock } from './zoned-time.ts';

const MADRID = 'Europe/Madrid';

describe('an instant that an organiser types', () => {
	test.each([
		['2026-11-22T18:50', MADRID, '2026-11-22T17:50:00.000Z'],
		['2026-07-01T18:50', MADRID, '2026-07-01T16:50:00.000Z'],
		['2026-07-01', MADRID, '2026-06-30T22:00:00.000Z'],
		['2026-07-01T18:50', 'Atlantic/Canary', '2026-07-01T17:50:00.000Z'],
		['2026-07-01T18:50:30', 'UTC', '2026-07-01T18:50:30.000Z'],
		['2026-07-01T18:50', 'America/Bogota', '2026-07-01T23:50:00.000Z']
	])('%s in %s is %s', (local, zone, expected) => {
		expect(new Date(instantOf(local, zone) ?? 0).toISOString()).toBe(expected);
	});

	test('in the hour that autumn repeats is the first of the two', () => {
		expect(instantOf('2026-10-25T02:30', MADRID)).toBe(Date.parse('2026-10-25T00:30:00Z'));
	});

	test('in the hour that spring skips is as much later', () => {
		expect(instantOf('2026-03-29T02:30', MADRID)).toBe(Date.parse('2026-03-29T01:30:00Z'));
	});

	test.each(['', '2026-02-30', '2026-13-01', '22/11/2026', '2026-11-22T25:00', 'mañana'])(
		'«%s» is none',
		(typed) => expect(instantOf(typed, MADRID)).toBeUndefined()
	);

	test('comes back as the same time on the clock, whenever that hour comes once', () => {
		const minute = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2090, 0) / 60_000 });
		const zone = fc.constantFrom(MADRID, 'Atlantic/Canary', 'America/Bogota', 'Asia/Kathmandu');
		fc.assert(
			fc.property(minute, zone, (minutes, timeZone) => {
				const local = wallClock(minutes * 60_000, timeZone);
				const read = instantOf(local, timeZone);
				expect(wallClock(read ?? 0, timeZone)).toBe(local);
			})
		);
	});
});
