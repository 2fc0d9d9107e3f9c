const texts: Record<string, string> = import.meta.glob('../../scenarios/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The scenario files that come with the program, by file name, bundled as text. */
export const shippedScenarios: ReadonlyMap<string, string> = new Map(
  Object.entries(texts)
    .map(([path, text]): [string, string] => [path.slice(path.lastIndexOf('/') + 1), text])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
