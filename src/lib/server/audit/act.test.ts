import { expect, test } from 'vitest';
import sentences from '../../i18n/es/audit.json' with { type: 'json' };
import { ACTS } from './act.ts';

test('every act has its sentence and its area a name, and no sentence is left over', () => {
	const named = Object.keys(sentences);
	const areas = new Set(ACTS.map((act) => act.slice(0, act.indexOf('.'))));

	expect(named.filter((key) => key.startsWith('act.')).sort()).toEqual(
		ACTS.map((act) => `act.${act}`).sort()
	);
	expect(named.filter((key) => key.startsWith('area.')).sort()).toEqual(
		[...areas].map((area) => `area.${area}`).sort()
	);
});
