import type { AlignmentTold } from '../entries/alignment.ts';

/** Reads the workbench's form; `task` names a category and, after a slash, a challenge in stock. */
export function alignmentTold(fields: Record<string, string>): AlignmentTold {
	const [category = '', challenge] = (fields['task'] ?? '').split('/');
	const { verdict } = fields;

	return {
		conversation: fields['conversation'] ?? '',
		category,
		challenge,
		ownChallenge: fields['ownChallenge'],
		verdict: verdict === 'passed' || verdict === 'failed' ? verdict : undefined,
		correctedResponse: fields['correctedResponse'],
		reasons: { context: fields['context'], goal: fields['goal'], answer: fields['answer'] }
	};
}
