import { teamAnswer } from '#lib/server/http/team-answer.ts';
import { workbenchOf } from '#lib/server/http/workbench.ts';
import type { RequestHandler } from './$types';

/** Everything of the team on the challenge: what a page reads again when it missed something. */
export const GET: RequestHandler = (event) => teamAnswer(event, workbenchOf);
