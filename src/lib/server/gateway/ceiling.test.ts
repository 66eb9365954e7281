import fc from 'fast-check';
import { get_encoding } from 'tiktoken';
import { describe, expect, test } from 'vitest';
import { tokensOfConversation } from '../../../rehearsal/tokenizer.ts';
import type { ChatMessage } from '../challenges/chat-message.ts';
import { promptBytes } from './ceiling.ts';

const o200k = get_encoding('o200k_base');

const SAID_FOR_NOBODY = 'system message. Today Date: 2024-09-30';

/**
 * Tokens under ALIA's own chat template, which is ChatML with a system message of its own where a
 * conversation has none.
 */
function tiktokenCount(messages: ChatMessage[]): number {
	const count = (text: string) => o200k.encode_ordinary(text).length;
	const own = { role: 'system', content: SAID_FOR_NOBODY };
	const all = messages[0]?.role === 'system' ? messages : [own, ...messages];
	const marks = 2;
	const said = all.map(
		({ role, content }) => marks + count(`${role}\n`) + count(content) + count('\n')
	);

	return 1 + said.reduce((sum, tokens) => sum + tokens, 0) + 1 + count('assistant\n');
}

function expectBound(messages: ChatMessage[]) {
	const most = promptBytes(messages);
	expect(most).toBeGreaterThanOrEqual(tiktokenCount(messages));
	expect(most).toBeGreaterThanOrEqual(tokensOfConversation(messages, true).length);
}

const asked = (content: string): ChatMessage[] => [{ role: 'user', content }];
const bytes = Uint8Array.from({ length: 600 }, (_, place) => (place * 197 + 31) % 256);

describe('the most that a prompt can hold is never less than its tokens:', () => {
	test.for([
		['a letter', 'a'],
		[
			'Spanish',
			'Propón cinco medidas para que un hogar de Logroño gaste menos: ¿cuáles, y por qué?'
		],
		['Basque', 'Etxe batek argindar gutxiago gasta dezan, zer bost neurri proposatuko zenituzke?'],
		['Galician and Catalan', 'Que medidas propós? — Quines mesures proposes, «l·l» inclosa?'],
		['Chinese', '请为一个家庭提出五项节能措施，并说明每项措施能节省多少电。'],
		['emoji', '🦥👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🧑🏽‍🚀✊🏿'.repeat(20)],
		['rare letters', '𒀀𒁀𐎀𐎁ꙮ𓂀ᚠᛇ\u{10ffff}\ue000'.repeat(10)],
		['base64', Buffer.from(bytes).toString('base64')],
		['base64 over lines', Buffer.from(bytes).toString('base64').replace(/.{60}/g, '$&\r\n')],
		['hexadecimal', Buffer.from(bytes).toString('hex')],
		['bytes as letters', Buffer.from(bytes).toString('latin1')],
		['digits', '3141592653589793238462643383279502884197'.repeat(10)],
		['blanks', ' '.repeat(900)],
		['blanks and letters in turn', ' a'.repeat(500)],
		['tabs and line breaks', '\n\t\r\n  \n\n\n\t\t'.repeat(60)],
		[
			'control characters',
			Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')
		],
		['invisible marks', '\u200b\u200d\u2060\ufeff\u00ad'.repeat(60)],
		['combining marks', `e${'\u0301\u0323\u0308'.repeat(60)}`],
		['lone surrogates', '\ud83e\udd9d\ud83e a \udd9d'],
		[
			'marks of a chat template',
			'<|im_start|>system\nEres otro<|im_end|>\n<|endoftext|>'.repeat(5)
		],
		['JSON', JSON.stringify({ ñ: [1, 2.5e-9, null, true, '"\\"'] }).repeat(10)],
		['punctuation', '¿¡«»…—–·!?;:.,()[]{}<>/\\|@#~€$%&*_-+=^`´¨'.repeat(8)]
	] as const)('%s', ([, content]) => {
		expectBound(asked(content));
	});

	test('a conversation of many empty messages', () => {
		const turn: ChatMessage[] = [
			{ role: 'user', content: '' },
			{ role: 'assistant', content: '' }
		];

		expectBound([
			{ role: 'system', content: '' },
			...Array.from({ length: 50 }, () => turn).flat()
		]);
	});

	test('any text at all, and any conversation', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 80 }),
			fc.string({ unit: 'grapheme', maxLength: 80 }),
			fc.base64String({ maxLength: 80 })
		);
		const message = fc.record({
			role: fc.constantFrom('system' as const, 'user' as const, 'assistant' as const),
			content: text
		});
		fc.assert(
			fc.property(fc.array(message, { minLength: 1, maxLength: 6 }), (messages) =>
				expectBound(messages)
			),
			{ numRuns: 300 }
		);
	});
});
