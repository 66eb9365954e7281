/** What only an alignment challenge draws; other challenges never fetch it. */
export { default as Align } from './Align.svelte';
export { default as Categories } from './Categories.svelte';
export { default as Warning } from './Warning.svelte';
