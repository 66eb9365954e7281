import { duration } from '#lib/format.ts';
import { text } from '#scoring/rulebook/rounds.ts';
import type { Incident } from '../archive/incidents.ts';
import type { Piece } from '../pdf/tagged-pdf.ts';
import type { Words } from './minutes-words.ts';

/** What was out of the ordinary, as the minutes tell it. */
export function aboutIncidents(words: Words, incidents: Incident[]): Piece[] {
	const { t, at } = words;
	const heading: Piece = { kind: 'heading', text: t('incidents') };
	if (incidents.length === 0) return [heading, { kind: 'paragraph', text: t('incidents.none') }];
	const columns = [
		{ title: t('incidents.at'), share: 2 },
		{ title: t('incidents.what'), share: 5 }
	];
	const rows = incidents.map((incident) => [at(incident.at), incidentSentence(words, incident)]);

	return [heading, { kind: 'table', table: { title: t('incidents.table'), columns, rows } }];
}

function incidentSentence(words: Words, incident: Incident): string {
	const { t, tOrganiser, at, challenge, locale } = words;
	switch (incident.kind) {
		case 'rulebook':
			return t('incidents.rulebook', { version: incident.version });
		case 'override':
			return t('incidents.override', {
				round: roundTitle(words, incident.round),
				instant: tOrganiser(`instant.${incident.instant}`),
				to: at(incident.to)
			});
		case 'outage':
			return t('incidents.outage', {
				round: roundTitle(words, incident.round),
				from: at(incident.from),
				to: at(incident.to),
				remedy: incident.remedy
			});
		case 'outage-reverted':
			return t('incidents.outage.reverted');
		case 'pause': {
			if (incident.until === undefined) return t('incidents.pause.open');
			const lasted = incident.until - incident.at;
			return t('incidents.pause', { duration: duration(lasted, locale) });
		}
		case 'disqualified':
		case 'reinstated':
			return t(`incidents.${incident.kind}`, { team: incident.team });
		case 'rejudging': {
			const { verdicts } = incident;
			return t('incidents.rejudging', { challenge: challenge(incident.challenge), verdicts });
		}
		case 'appeal':
			return t('incidents.appeal', { upheld: incident.upheld ? 'yes' : 'no' });
	}
}

function roundTitle({ contest, locale }: Words, roundId: string): string {
	const round = contest.rulebook.rounds.find(({ id }) => id === roundId);

	return round ? text(round.title, locale) : roundId;
}
