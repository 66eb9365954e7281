import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { desafioAlia } from '../scoring/index.ts';
import { readSettings, WrongSetting, type Settings } from './lib/server/config.ts';
import { sentenceOf } from './lib/server/gateway/probe-finding.ts';
import { longestContext, probeEndpoint } from './lib/server/gateway/probe.ts';

/**
 * `npm run endpoint:probe`: says what the configured endpoint supports, a sentence each, and ends with
 * 1 where billing would be wrong, with 2 where there is nothing to probe.
 */
const NOTHING_SET =
	'No endpoint is set: without ALIA_BASE_URL the site starts its own simulated model, which needs no probe. Set ALIA_BASE_URL in .env.';
const MARK = { ok: 'ok  ', warn: 'warn', no: 'NO  ' };

if (existsSync('.env')) process.loadEnvFile('.env');

try {
	const settings = readSettings(process.env);
	if (!settings.ALIA_BASE_URL) end(2, NOTHING_SET);
	else await probe(settings);
} catch (error) {
	if (!(error instanceof WrongSetting)) throw error;
	end(2, error.message);
}

/** The default edition's model and limits; `--model` names another rulebook's model. */
async function probe(settings: Settings) {
	const { values } = parseArgs({ options: { model: { type: 'string' } } });
	const edition = settings.VATIO_SIMULATED === 'yes' ? 'simulated' : 'alia';
	const [round] = desafioAlia({ model: edition, opensAt: 0 }).rounds;
	if (!round) throw new Error('the edition has no round');
	const { id, parameters } = round.model;
	const findings = await probeEndpoint({
		settings,
		rulebook: { model: values.model ?? id, contextTokens: longestContext(round), parameters }
	});
	for (const finding of findings) {
		process.stdout.write(`${MARK[finding.level]}  ${sentenceOf(finding)}\n`);
	}
	const reasons = findings.filter(({ level }) => level === 'no').length;
	if (reasons === 0) end(0, 'What this endpoint writes can be billed.');
	else end(1, `Refused: ${reasons} of these would make billing wrong.`);
}

function end(status: number, sentence: string) {
	(status === 2 ? process.stderr : process.stdout).write(`${sentence}\n`);
	process.exitCode = status;
}
