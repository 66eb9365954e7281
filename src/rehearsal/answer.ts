import { assistedAnswer } from './assisted-answer.ts';
import { civicCentreAnswer } from './civic-centre/civic-centre-answer.ts';
import { homeAnswer, isAboutSaving } from './home/home-answer.ts';
import type { Random } from './random.ts';
import type { ChatMessage } from './request.ts';
import { smallTalk } from './small-talk.ts';

/** What the simulated model says next; the task is read from the conversation's own words. */
export function answerTo(messages: readonly ChatMessage[], random: Random): string {
	const reading = assistedAnswer(messages);
	if (reading !== undefined) return reading;
	const plan = civicCentreAnswer(messages, random);
	if (plan !== undefined) return plan;
	const said = messages.map(({ content }) => content).join('\n');
	return isAboutSaving(said) ? homeAnswer(messages, random) : smallTalk(random);
}
