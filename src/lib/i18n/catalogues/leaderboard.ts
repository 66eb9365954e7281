import { catalogue } from '../catalogue.ts';
import type source from '../es/leaderboard.json';

export const leaderboardMessages = catalogue<keyof typeof source>(
	import.meta.glob<Record<string, string>>('../*/leaderboard.json', {
		eager: true,
		import: 'default'
	})
);
