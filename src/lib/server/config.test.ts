import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, settings, WrongSetting } from './config.ts';

test('with nothing set the site starts on port 3000 with its own file and the demo', () => {
	expect(readSettings({})).toMatchObject({ PORT: 3000, DATA_DIR: 'data', DEMO: 'yes' });
});

test('an empty line counts as absent, and what is no setting is left alone', () => {
	expect(readSettings({ ALIA_BASE_URL: '', PORT: '', HOME: '/root' })).toEqual(readSettings({}));
});

test.each([
	['PORT', 'eighty', 'PORT is "eighty"; expected a port between 0 and 65535'],
	['PORT', '70000', 'PORT is "70000"; expected a port between 0 and 65535'],
	['ORIGIN', 'concurso.example', 'ORIGIN is "concurso.example"; expected an address'],
	['ALIA_BASE_URL', 'ftp://alia.example', 'expected an address that starts with http'],
	['DEMO', 'true', 'DEMO is "true"; expected «yes» or «no»'],
	['DURABILITY', 'half', 'DURABILITY is "half"; expected «full» or «normal»'],
	['ENDPOINT_CONCURRENCY', '0', 'ENDPOINT_CONCURRENCY is "0"; expected a whole number above 0'],
	['ENDPOINT_IDLE_SECONDS', 'soon', 'expected a number of seconds above 0'],
	['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"; expected fatal, error']
])('%s cannot be «%s»', (name, value, sentence) => {
	const read = () => readSettings({ [name]: value });

	expect(read).toThrow(WrongSetting);
	expect(read).toThrow(sentence);
});

test('several wrong settings are all named at once', () => {
	const read = () => readSettings({ PORT: 'x', DEMO: 'perhaps' });

	expect(read).toThrow(/PORT is .*DEMO is /);
});

test('the address of a database may hold a password, so it is not shown', () => {
	const read = () => readSettings({ DATABASE_URL: 'mysql://vatio:secreto@db/vatio' });

	expect(read).toThrow('DATABASE_URL is (not shown); expected a file path, or an address');
	expect(read).not.toThrow(/secreto/);
});

test('.env.example names every setting and no other', () => {
	const text = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8');
	const named = [...text.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);

	expect(named.sort()).toEqual(Object.keys(settings.shape).sort());
});
