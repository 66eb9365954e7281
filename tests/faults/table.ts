import './catalogue-glob.ts';

/** Every fault once, as a table in Markdown: `node tests/faults/table.ts`. Fails where one ends wrongly. */
await import('./report.ts');
