import { z } from 'zod';
import { LOCALES } from './localized.ts';
import { decimalNumber, fraction, naturalNumber, positive, slug } from './primitives.ts';

const phrase = z.string().trim().min(1).max(200);
const phrases = z.array(phrase).min(1).max(100);
/** A regular expression of RE2; what a backtracking engine would need is not in it. */
const pattern = z.string().min(1).max(500);

const bounds = { min: naturalNumber.optional(), max: naturalNumber.optional() };

/** A unit of a number and, by an exact factor, others that say the same: 1 MWh is 1000 kWh. */
const unit = z.strictObject({
	names: phrases,
	also: z
		.array(z.strictObject({ names: phrases, times: fraction }))
		.max(20)
		.optional()
});
export type NumberUnit = z.infer<typeof unit>;

/** What the two retos of the first edition ask of an answer. */
const retoRules = [
	z.strictObject({ kind: z.literal('not-cut') }),
	z.strictObject({ kind: z.literal('language'), allowed: z.array(z.enum(LOCALES)).min(1) }),
	z.strictObject({ kind: z.literal('measures-count'), exactly: positive }),
	z.strictObject({ kind: z.literal('measures-fields') }),
	z.strictObject({ kind: z.literal('measures-areas'), atLeast: positive }),
	z.strictObject({ kind: z.literal('measures-savings'), maxShare: fraction }),
	z.strictObject({ kind: z.literal('known-equipment') }),
	z.strictObject({ kind: z.literal('echo'), threshold: fraction }),
	z.strictObject({ kind: z.literal('plan'), maxShareOfNaive: fraction })
] as const;

/** Kinds that say all there is to say the first time; others may come with other words. */
export const ONCE_KINDS: ReadonlySet<string> = new Set(
	retoRules.map((rule) => rule.shape.kind.value)
);

const textRules = [
	z.strictObject({
		kind: z.literal('contains'),
		texts: phrases,
		/** How many of the texts must stand in the answer; all of them where it is silent. */
		atLeast: positive.optional(),
		/** `word` (the default) finds whole words, `part` also inside of one. */
		as: z.enum(['word', 'part']).optional()
	}),
	z.strictObject({
		kind: z.literal('excludes'),
		texts: phrases,
		as: z.enum(['word', 'part']).optional()
	}),
	z.strictObject({
		kind: z.literal('matches'),
		pattern,
		/** `never` passes where nothing matches. */
		expects: z.enum(['somewhere', 'whole', 'never']).optional(),
		ignoreCase: z.boolean().optional()
	}),
	z.strictObject({
		kind: z.literal('length'),
		unit: z.enum(['words', 'characters', 'tokens']),
		...bounds
	})
] as const;

/** A part that a list item or a table row must have, by any of its names. */
const field = z.strictObject({ id: slug, names: phrases });
export type NamedField = z.infer<typeof field>;

const formatRules = [
	z.strictObject({
		kind: z.literal('json'),
		/** JSON Schema draft-07, within what `checks/format/safe-schema.ts` allows. */
		schema: z.record(z.string(), z.unknown()),
		/** Whether nothing else may stand around the JSON and its fence. */
		alone: z.boolean().optional()
	}),
	z.strictObject({
		kind: z.literal('table'),
		columns: z.array(field).min(1).max(30),
		rows: z.strictObject(bounds)
	}),
	z.strictObject({
		kind: z.literal('list'),
		items: positive.max(200),
		fields: z.array(field).max(30).optional()
	})
] as const;

const numberRule = z.strictObject({
	kind: z.literal('number'),
	/** One number, the sum of all, or each of them. */
	take: z.enum(['one', 'sum', 'every']),
	/** Phrases after which the number stands; any number of the unit where it is silent. */
	label: phrases.optional(),
	unit: unit.optional(),
	expected: z.union([
		z.strictObject({
			equals: decimalNumber,
			/** How far off it may be: so much, or such a share of the value. */
			within: z.union([
				z.strictObject({ amount: decimalNumber }),
				z.strictObject({ share: fraction })
			])
		}),
		z.strictObject({ min: decimalNumber.optional(), max: decimalNumber.optional() })
	])
});

const choiceRule = z.strictObject({
	kind: z.literal('choice'),
	options: z
		.array(z.strictObject({ id: slug, names: phrases }))
		.min(2)
		.max(30),
	/** Ids of the options that are right: one of them is enough, and no other may be chosen. */
	right: z.array(slug).min(1)
});

const single = z.discriminatedUnion('kind', [
	...retoRules,
	...textRules,
	...formatRules,
	numberRule,
	choiceRule
]);

/** `all`, `any` and `weighted` over some rules. */
function combinations<Rule extends z.ZodType>(rule: Rule) {
	const of = z.array(rule).min(1).max(30);
	const share = z.strictObject({ weight: fraction, check: rule });
	return [
		z.strictObject({ kind: z.literal('all'), of }),
		z.strictObject({ kind: z.literal('any'), of }),
		z.strictObject({
			kind: z.literal('weighted'),
			of: z.array(share).min(1).max(30),
			/** Sum of the weights of what passed from which it passes. */
			atLeast: fraction
		})
	] as const;
}

const combined = z.discriminatedUnion('kind', combinations(single));

/** A check of any kind. Combinations nest two deep, so that a judge can still follow them. */
export const anyCheckRule = z.union([
	single,
	z.discriminatedUnion('kind', combinations(z.union([single, combined])))
]);
export type AnyCheckRule = z.infer<typeof anyCheckRule>;
export type CheckKind = AnyCheckRule['kind'];
