import { describe, expect, test } from 'vitest';
import { acceptPassword } from './password-rule.ts';

const email = 'ada.lovelace@example.org';

describe('a password', () => {
	test.each(['una frase larga', 'ñandúñandú1', '🔥⚡🌞🌙⭐🍃🌊🏔🌋🌈', 'aB3$aB3$aB'])(
		'of ten characters of any kind is taken: %s',
		(password) => {
			expect(() => acceptPassword(password, { email })).not.toThrow();
		}
	);

	test.each([
		['', 'short'],
		['123456789', 'short'],
		['🔥🔥🔥🔥🔥⚡', 'short'],
		['1234567890', 'common'],
		['Contraseña', 'common'],
		['QWERTYuiop', 'common'],
		['aaaaaaaaaaaa', 'common'],
		['ababababab', 'common'],
		['ADA.lovelace@example.org', 'email'],
		['ada.lovelace', 'email'],
		['x'.repeat(300), 'long']
	])('%j is refused: %s', (password, reason) => {
		expect(() => acceptPassword(password, { email })).toThrow(
			expect.objectContaining({ code: 'weak_password', details: { reason, least: 10 } })
		);
	});
});
