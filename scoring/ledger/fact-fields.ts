import { z } from 'zod';
import { energyFigure } from './energy-figure.ts';
import { MODEL_NAME } from './model-name.ts';

/** Random ids and slugs only: an address or a name does not fit, so none can slip into the ledger. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const instant = z.iso.datetime({ precision: 3 });
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const naturalNumber = z.int().nonnegative();
export const exact = z.string().regex(/^\d+\/[1-9]\d*$/);

export const fromEndpoint = {
	/** What the endpoint called its model, as `modelName` writes it. */
	reportedModel: z.string().regex(MODEL_NAME).optional(),
	/** How the endpoint said that the answer ended: `stop`, `length`. */
	finishReason: z
		.string()
		.regex(/^[a-z_]{1,40}$/)
		.optional()
};

export const usage = {
	profile: z.string().regex(/^[A-Za-z0-9._-]{1,80}$/),
	promptTokens: naturalNumber,
	cachedTokens: naturalNumber,
	completionTokens: naturalNumber,
	/** Counted by another tokenizer than the model's own. */
	estimated: z.boolean(),
	energyNwh: energyFigure
};
