import { describe, expect, test } from 'vitest';
import { DEFAULT_PROFILE, profileById, SIMULATED_PROFILE } from './catalogue.ts';
import type { Profile } from './profile.ts';
import { atBatch, siblingProfiles } from './siblings.ts';

const idsOf = (profiles: readonly Profile[]): string[] => profiles.map(({ id }) => id);

describe('the places at other batch sizes', () => {
	test('are those of the published profiles of the same server', () => {
		expect(idsOf(siblingProfiles(DEFAULT_PROFILE))).toEqual([
			'alia40b-h200x1-b8-2026.1',
			'alia40b-h200x1-b64-2026.1'
		]);
		expect(idsOf(siblingProfiles(atBatch(DEFAULT_PROFILE, 8)))).toEqual([
			'alia40b-h200x1-b32-2026.1',
			'alia40b-h200x1-b64-2026.1'
		]);
	});

	test('a simulated model is compared with its own kind', () => {
		expect(idsOf(siblingProfiles(SIMULATED_PROFILE))).toEqual([
			'simulated-alia40b-b8-2026.1',
			'simulated-alia40b-b64-2026.1'
		]);
	});

	test('a server published at one batch size is still compared, under an id that nothing stores', () => {
		const pair = profileById('alia40b-h100x2-b32-2026.1') ?? DEFAULT_PROFILE;

		const [small] = siblingProfiles(pair);

		expect(small).toEqual({
			...pair,
			id: 'alia40b-h100x2-b32-2026.1@b8',
			title: 'ALIA-40b · 2 × H100 · b8',
			batch: 8
		});
		expect(profileById(small?.id ?? '')).toBeUndefined();
	});

	test('a server at its own batch size is itself, published or not', () => {
		const made = atBatch(DEFAULT_PROFILE, 16);

		expect(atBatch(made, 16)).toBe(made);
	});
});
