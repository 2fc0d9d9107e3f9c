/**
 * A command as the reader can type it: started by npm (`npx cartban`, `npm start`), the program stands in node_modules
 * and on no PATH, so that npx has to find it again. Files and `--json` keep the bare name, which is the same everywhere.
 */
export const typedHere = (command: string, env: NodeJS.ProcessEnv = process.env): string =>
  env['npm_command'] === undefined ? command : command.replace(/^cartban\b/, 'npx cartban');
