import { expect, test } from 'vitest';
import { clockTime, day, instant, zoneName } from './instant.ts';

const at = Date.UTC(2026, 10, 22, 17, 50, 7);

test('an instant is told with its zone', () => {
	expect(instant(at, 'es', 'Europe/Madrid')).toBe('dom 22 nov, 18:50 (hora peninsular)');
	expect(instant(at, 'es', 'Atlantic/Canary')).toBe('dom 22 nov, 17:50 (hora canaria)');
	expect(instant(at, 'es', 'UTC')).toBe('dom 22 nov, 17:50 (UTC)');
	expect(instant(at, 'es', 'America/Mexico_City')).toBe('dom 22 nov, 11:50 (hora de Mexico City)');
});

test('a dense table leaves the zone to its heading', () => {
	expect(instant(at, 'es', 'Europe/Madrid', { zone: false })).toBe('dom 22 nov, 18:50');
	expect(instant(at, 'es', 'Europe/Madrid', { zone: false, seconds: true })).toBe(
		'dom 22 nov, 18:50:07'
	);
});

test('midnight is 00:00 of the new day, and summer time is kept', () => {
	expect(clockTime(Date.UTC(2026, 6, 1, 22), 'es', 'Europe/Madrid')).toBe('00:00');
	expect(instant(Date.UTC(2026, 6, 1, 22), 'es', 'Europe/Madrid', { zone: false })).toBe(
		'jue 2 jul, 00:00'
	);
	expect(clockTime(at, 'es', 'Europe/Madrid', { seconds: true })).toBe('18:50:07');
});

test('a day is written out', () => {
	expect(day(at, 'es', 'Europe/Madrid')).toBe('22 de noviembre de 2026');
	expect(zoneName('es', 'Europe/Madrid')).toBe('hora peninsular');
});
