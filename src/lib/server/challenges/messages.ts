import { fillTemplate, type ChallengeRules, type ModelBinding } from '#scoring';
import { Refusal } from '#lib/refusal.ts';
import type { ChatMessage } from './chat-message.ts';
import { homeSheetText } from './sheet-text.ts';

/** The same for every team: the model's system message and, in a conversation, the sheet. */
export function systemMessages(challenge: ChallengeRules, model: ModelBinding): ChatMessage[] {
	const sheet = challenge.kind === 'conversation' ? homeSheetText(challenge.sheet, 'es') : '';
	const content = [model.system, sheet].filter(Boolean).join('\n\n');

	return content ? [{ role: 'system', content }] : [];
}

/** A template with one open sheet in it. Refuses a sheet that the challenge does not show. */
export function rehearsalPrompt(
	challenge: Extract<ChallengeRules, { kind: 'template' }>,
	{ template, sheetId }: { template: string; sheetId: string | undefined }
): { content: string; sheetId: string } {
	const sheet = sheetId
		? challenge.openSheets.find(({ id }) => id === sheetId)
		: challenge.openSheets[0];
	if (!sheet) throw new Refusal('unknown_sheet', { sheet: sheetId ?? '' });

	return { content: fillTemplate(template, sheet), sheetId: sheet.id };
}
