import {
	decimal,
	DEFAULT_PROFILE,
	interactionEnergy,
	profileById,
	PROFILES
} from '../energy/index.ts';
import type { Profile, TokenCounts } from '../energy/index.ts';
import { BadInput } from './command.ts';
import type { Command, World } from './command.ts';
import { readCountsLine } from './counts-line.ts';
import { naturalOption, readOptions } from './options.ts';

const OPTIONS = ['prompt', 'cached', 'completion', 'profile', 'file'] as const;

function profileNamed(id: string | undefined): Profile {
	if (id === undefined) return DEFAULT_PROFILE;
	const profile = profileById(id);
	if (profile) return profile;
	const known = PROFILES.map((each) => each.id).join(', ');
	throw new BadInput(`unknown profile ${JSON.stringify(id)}; there is ${known}`);
}

/** The answer for one interaction, as JSON. Refuses counts that cannot be priced. */
function priced(profile: Profile, counts: TokenCounts): string {
	const energy = interactionEnergy(profile, counts);
	if (!energy.ok) throw new BadInput(energy.message);
	return JSON.stringify({
		profile: profile.id,
		flop: String(energy.flop),
		flopUnits: Number(energy.flopUnits),
		energyNwh: Number(energy.energyNwh),
		wattHours: energy.wattHours,
		gramsCO2e: energy.gramsCO2e,
		gpuJoules: decimal(energy.gpuJoules)
	});
}

function answerTo(text: string, fallback: Profile): string {
	const { profile, ...counts } = readCountsLine(text);
	return priced(profile === undefined ? fallback : profileNamed(profile), counts);
}

async function priceFile(path: string, fallback: Profile, world: World): Promise<void> {
	let number = 0;
	for await (const text of world.lines(path)) {
		number += 1;
		let answer: string;
		try {
			answer = answerTo(text, fallback);
		} catch (refusal) {
			if (!(refusal instanceof BadInput)) throw refusal;
			answer = JSON.stringify({ error: `line ${String(number)}: ${refusal.message}` });
		}
		await world.print(answer);
	}
}

/** Prices one interaction, or a file of them line by line. */
export const energy: Command = {
	usage: [
		'energy --prompt N [--cached N] --completion N [--profile ID]',
		'energy --file FILE.jsonl [--profile ID]'
	],
	async run(args, world) {
		const { prompt, cached, completion, profile: id, file } = readOptions(args, OPTIONS);
		const profile = profileNamed(id);
		if (file === undefined) {
			const counts = {
				promptTokens: naturalOption('prompt', prompt),
				cachedTokens: naturalOption('cached', cached ?? '0'),
				completionTokens: naturalOption('completion', completion)
			};
			await world.print(priced(profile, counts));
		} else {
			const stray = prompt ?? cached ?? completion;
			if (stray !== undefined) throw new BadInput('--file takes its counts from the file alone');
			await priceFile(file, profile, world);
		}
		return 0;
	}
};
