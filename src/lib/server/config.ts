import { z } from 'zod';

const httpUrl = z.url({
	protocol: /^https?$/,
	error: 'an address that starts with http:// or https://'
});
const port = z.coerce
	.number({ error: 'a port between 0 and 65535' })
	.int('a port between 0 and 65535')
	.min(0, 'a port between 0 and 65535')
	.max(65_535, 'a port between 0 and 65535');
const seconds = (otherwise: number) =>
	z.coerce
		.number({ error: 'a number of seconds above 0' })
		.positive('a number of seconds above 0')
		.max(3600, 'at most 3600 seconds')
		.default(otherwise);

/** Every setting of the site. `.env.example` says the same for people. */
export const settings = z.object({
	/** Address of the OpenAI-compatible endpoint, up to and including `/v1`. */
	ALIA_BASE_URL: httpUrl.optional(),
	ALIA_API_KEY: z.string().min(1, 'a key, or no line at all').optional(),
	/** The model to ask the endpoint for; another than the rulebook's is practice only. */
	ALIA_MODEL: z.string().min(1, 'the name of a model').optional(),
	/** A file for SQLite, or `postgres://…`; absent means `vatio.db` in DATA_DIR. */
	DATABASE_URL: z
		.string()
		.min(1)
		.refine((url) => /^postgres(ql)?:\/\//.test(url) || !url.includes('://'), {
			error: 'a file path, or an address that starts with postgres://'
		})
		.optional(),
	DURABILITY: z.enum(['full', 'normal'], { error: '«full» or «normal»' }).default('full'),
	/** Folder for generated passwords, keys and, by default, the database. */
	DATA_DIR: z.string().min(1).default('data'),
	/** The public address of the site, where it differs from what the browser's request says. */
	ORIGIN: httpUrl.optional(),
	HOST: z.string().min(1).default('0.0.0.0'),
	PORT: port.default(3000),
	/** Set by `npm start` where it starts the rehearsal endpoint itself. */
	VATIO_SIMULATED: z.enum(['yes', 'no'], { error: '«yes» or «no»' }).default('no'),
	/** Load the demo contest into an empty database. */
	DEMO: z.enum(['yes', 'no'], { error: '«yes» or «no»' }).default('yes'),
	/** The header that holds the reader's address behind a proxy. */
	ADDRESS_HEADER: z
		.string()
		.regex(/^[A-Za-z0-9-]+$/, 'the name of a header')
		.optional(),
	/** How many proxies stand in front, for a header that lists several addresses. */
	XFF_DEPTH: z.coerce.number({ error: 'a whole number' }).int().min(1).default(1),
	/** Streams that the endpoint may run at a time. */
	ENDPOINT_CONCURRENCY: z.coerce
		.number({ error: 'a whole number above 0' })
		.int('a whole number above 0')
		.min(1, 'a whole number above 0')
		.default(64),
	ENDPOINT_CONNECT_SECONDS: seconds(5),
	ENDPOINT_FIRST_TOKEN_SECONDS: seconds(60),
	ENDPOINT_IDLE_SECONDS: seconds(30),
	ENDPOINT_WHOLE_SECONDS: seconds(300),
	/** How long a client with a key may stop reading before its answer is stopped and charged. */
	READER_SECONDS: seconds(30),
	/** Opens `/metrics` to who sends it as a bearer; absent, there is no such page. */
	METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
	/** The mail server; absent, the site sends no mail. */
	SMTP_URL: z
		.url({ protocol: /^smtps?$/, error: 'an address that starts with smtp:// or smtps://' })
		.optional(),
	/** Whom mail comes from. */
	MAIL_FROM: z.email('an email address').optional(),
	/** Whether a start compiles what teams will need before it serves them; it takes some seconds. */
	WARM_UP: z.enum(['yes', 'no'], { error: '«yes» or «no»' }).default('yes'),
	LOG_LEVEL: z
		.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
			error: 'fatal, error, warn, info, debug or silent'
		})
		.default('info')
});

export type Settings = z.infer<typeof settings>;

/** A setting that cannot be used: its name, what was read and what is expected. */
export class WrongSetting extends Error {}

const SECRETS = new Set(['ALIA_API_KEY', 'DATABASE_URL', 'METRICS_TOKEN', 'SMTP_URL']);

/** Reads the settings once, at boot. Empty lines count as absent. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
	const given = Object.fromEntries(
		Object.entries(environment).filter(([name, value]) => name in settings.shape && value !== '')
	);
	const read = settings.safeParse(given);
	if (read.success) {
		if (read.data.SMTP_URL === undefined || read.data.MAIL_FROM !== undefined) return read.data;
		throw new WrongSetting('Wrong setting: MAIL_FROM is absent; expected an email address.');
	}

	const lines = read.error.issues.map((issue) => {
		const name = String(issue.path[0]);
		const value = SECRETS.has(name) ? '(not shown)' : JSON.stringify(given[name]);
		return `${name} is ${value}; expected ${issue.message}`;
	});
	throw new WrongSetting(`Wrong setting: ${lines.join('. ')}.`);
}
