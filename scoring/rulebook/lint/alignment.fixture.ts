import { alignmentEdition } from '../editions/alignment.ts';

/** A contest of the third kind only, as the second edition was. */
export const alignmentRulebook = alignmentEdition({
	model: 'alia',
	opensAt: '2026-05-04T10:00:00Z'
});
