import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalProfile } from './canonical.ts';
import { DEFAULT_PROFILE, profileById, PROFILES, SIMULATED_PROFILE } from './catalogue.ts';

/** SHA-256 of each profile's canonical JSON. A line is added for a new profile, never changed. */
const PUBLISHED = [
	['alia40b-h200x1-b32-2026.1', 'c94326d907411c571c83c9f1f8c1aac37d37976bbc10bcb96de250fe562d0ad2'],
	['alia40b-h200x1-b8-2026.1', 'd18cb3edee4b2349fd7e3c3d141caa696c8859a789dd398af97936f4ff0af117'],
	['alia40b-h200x1-b64-2026.1', '9d522c6500881c1594c97ac9fd4942e1007adbf2fdd97a2f4f0436b51b1a15b9'],
	['alia40b-h100x2-b32-2026.1', '0a6ace7a119eeee3a28988c051b9f9a42fac9b555d39970b4c44f52929698112'],
	['simulated-alia40b-2026.1', '68c17466f181cd2768ce155247896d381a9e149fd3ee94495c5605ccbcf457f8'],
	[
		'simulated-alia40b-b8-2026.1',
		'f7d79169983c301d0bf3b7226cca10b0971cebcb582f1fd30efe8d31ab7b60b8'
	],
	[
		'simulated-alia40b-b64-2026.1',
		'66976efe65179eb18ad5abe062baeb23878795e02c3108a813acc56310beb0f7'
	]
] as const;

describe('the published profiles', () => {
	test.each([
		['alia40b-h200x1-b32-2026.1', '165', '210', 32],
		['alia40b-h200x1-b8-2026.1', '165', '210', 8],
		['alia40b-h200x1-b64-2026.1', '165', '210', 64],
		['alia40b-h100x2-b32-2026.1', '193', '250', 32],
		['simulated-alia40b-2026.1', '165', '210', 32],
		['simulated-alia40b-b8-2026.1', '165', '210', 8],
		['simulated-alia40b-b64-2026.1', '165', '210', 64]
	])('%s has the coefficients of the method', (id, weights, cache, batch) => {
		expect(profileById(id)).toMatchObject({
			id,
			batch,
			coefficients: { weights, cache, decode: '0.65', prefill: '1.10' },
			hostFactor: '1.30',
			pue: '1.20',
			gridIntensity: '146.15',
			simulated: id.startsWith('simulated-')
		});
	});

	test('are found by their id and by nothing else', () => {
		expect(new Set(PROFILES.map(({ id }) => id)).size).toBe(7);
		expect(profileById('alia40b')).toBeUndefined();
		expect(profileById('__proto__')).toBeUndefined();
	});

	test('a simulated model is no real one, though it costs the same', () => {
		expect(SIMULATED_PROFILE.shape).toEqual(DEFAULT_PROFILE.shape);
		expect(SIMULATED_PROFILE.model).not.toBe(DEFAULT_PROFILE.model);
	});

	test.each(PUBLISHED)('%s has not been edited since it was published', (id, hash) => {
		const profile = profileById(id);

		expect(profile && sha256(canonicalProfile(profile))).toBe(hash);
	});
});

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
