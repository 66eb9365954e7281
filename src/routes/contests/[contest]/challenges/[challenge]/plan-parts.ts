/** What only a challenge that plans a day draws; other challenges never fetch it. */
export { default as PlanResult } from './PlanResult.svelte';
export { default as PlanSheets } from './PlanSheets.svelte';
export { default as TemplateTools } from './TemplateTools.svelte';
