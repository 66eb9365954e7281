import { GENERAL_REASONS } from './general-reasons.ts';

/** Every reason that a check can give; the interface has one sentence for each. */
export const REASONS = [
	'answer-complete',
	'answer-cut',
	'language-allowed',
	'language-not-allowed',
	'language-unclear',
	'measures-none-read',
	'measures-count-right',
	'measures-count-wrong',
	'measures-repeated',
	'measures-fields-complete',
	'measures-fields-missing',
	'measures-areas-enough',
	'measures-areas-too-few',
	'measures-savings-within',
	'measures-savings-missing',
	'measures-savings-zero',
	'measures-savings-too-high',
	'equipment-known',
	'equipment-unknown',
	'echo-not-applicable',
	'echo-low',
	'echo-high',
	'plan-valid',
	'plan-missing-load',
	'plan-ambiguous',
	'plan-not-whole-hour',
	'plan-outside-window',
	'plan-over-limit',
	'plan-buys-too-much',
	...GENERAL_REASONS
] as const;
export type Reason = (typeof REASONS)[number];
