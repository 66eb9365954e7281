import type { RoundRules } from '#scoring';
import { modelName } from '#scoring/ledger/model-name.ts';

/** Whether the endpoint named another model, as far as the ledger can spell what it said. */
export function isForeign({ model }: RoundRules, reported: string | null): boolean {
	const name = modelName(reported ?? '');

	return name !== undefined && name !== modelName(model.id);
}
