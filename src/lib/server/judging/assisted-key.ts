import type { Decision } from './judged.ts';

/** The same text is read by the rubric as it is, and by a key in which no sign means what it meant. */
export const PASSES = ['rubric', 'false-key'] as const;
export type Pass = (typeof PASSES)[number];

/** The two signs of a decision. */
export const SIGNS = ['A', 'B'] as const;
export type Sign = (typeof SIGNS)[number];

/** How far the false key turns the levels: 1 means 3, 5 means 2. */
const TURN = 2;

/** The level, 1 to 5, that a number stands for in a pass. */
export const levelMeant = (number: number, pass: Pass): number =>
	pass === 'rubric' ? number : ((number - 1 + TURN) % 5) + 1;

/** The decision that a sign stands for in a pass. */
export const decisionMeant = (sign: Sign, pass: Pass): Decision =>
	(sign === 'A') === (pass === 'rubric') ? 'valid' : 'invalid';
