import { expect, test } from 'vitest';
import { countsOf } from './counts.ts';
import type { Endpoint, Usage } from './endpoint.ts';

/** An endpoint that counts a token for every word. */
const endpoint = {
	countText: async (_: string, text: string) => text.trim().split(/\s+/).length
} as unknown as Endpoint;

const answer = {
	live: { text: 'Baja la caldera', model: 'modelo' },
	messages: [{ role: 'user' as const, content: 'Hola' }],
	sampling: { max_tokens: 600 },
	promptTokens: 20,
	profileId: 'simulated-alia40b-2026.1'
};
const usage: Usage = { promptTokens: 21, cachedTokens: 5, completionTokens: 4 };
const whole = {
	called: true,
	usage,
	uncounted: false,
	fault: undefined,
	outcome: 'completed' as const
};

test('the endpoint’s own usage is booked as it stands', async () => {
	expect(await countsOf(endpoint, answer, whole)).toEqual({ ...usage, estimated: false });
});

test('a whole answer without usage is counted by the model’s tokenizer and is no estimate', async () => {
	expect(await countsOf(endpoint, answer, { ...whole, usage: undefined })).toEqual({
		promptTokens: 20,
		cachedTokens: 0,
		completionTokens: 3,
		estimated: false
	});
});

test('an answer that was cut without usage is an estimate: the engine may have written more', async () => {
	const cut = { ...whole, usage: undefined, outcome: 'aborted' as const };

	expect(await countsOf(endpoint, answer, cut)).toMatchObject({
		completionTokens: 3,
		estimated: true
	});
});

test('usage that came before the text ended does not count the rest of it', async () => {
	const early = { ...usage, completionTokens: 0 };
	const cut = { ...whole, usage: early, uncounted: true, outcome: 'failed' as const };

	expect(await countsOf(endpoint, answer, { ...cut, fault: new Error() })).toMatchObject({
		completionTokens: 3,
		estimated: true
	});
});

test.for([
	{ promptTokens: 0, cachedTokens: 0, completionTokens: 4 },
	{ promptTokens: 160_000, cachedTokens: 0, completionTokens: 160_000 }
])('usage that no interaction can have is not booked: %j', async (impossible) => {
	expect(await countsOf(endpoint, answer, { ...whole, usage: impossible })).toMatchObject({
		promptTokens: 20,
		completionTokens: 3
	});
});

test('what is counted here is never more than was asked for', async () => {
	const live = { text: 'palabra '.repeat(5000), model: 'modelo' };

	expect(
		await countsOf(endpoint, { ...answer, live }, { ...whole, usage: undefined })
	).toMatchObject({ completionTokens: 600 });
});

test('what was never asked took nothing, and neither did an endpoint that said nothing', async () => {
	const nothing = { promptTokens: 0, completionTokens: 0 };
	const unsaid = { ...answer, live: { ...answer.live, text: '' } };
	const none = { ...whole, usage: undefined };

	expect(await countsOf(endpoint, unsaid, { ...none, called: false })).toMatchObject(nothing);
	expect(await countsOf(endpoint, unsaid, { ...none, fault: new Error() })).toMatchObject(nothing);
});
