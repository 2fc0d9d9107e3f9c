#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { engineIdentity } from '../study/engine.ts';
import { register as check } from './commands/check.ts';
import { register as diff } from './commands/diff.ts';
import { register as explain } from './commands/explain.ts';
import { register as init } from './commands/init.ts';
import { register as run } from './commands/run.ts';
import { register as schema } from './commands/schema.ts';
import { register as validate } from './commands/validate.ts';
import { exitCodes, explainError } from './exit.ts';
import { forgiveClosedPipes, note } from './streams.ts';

/** The terminal's door. Commands import what they need when they act, so that help comes at once. */
function program(): Command {
  const cartban = new Command('cartban')
    .description(
      'Scenarios of sellers, anchors and consumers when a platform closes its carts to outside links',
    )
    .version(engineIdentity.version)
    .showHelpAfterError('(add --help for what is allowed)')
    .showSuggestionAfterError()
    .exitOverride();
  for (const register of [run, diff, validate, check, explain, schema, init]) register(cartban);
  // Commander copies settings to later subcommands only; these were made by others.
  for (const command of cartban.commands) command.copyInheritedSettings(cartban);
  return cartban;
}

function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  const { text, code } = explainError(error);
  note(text);
  return code;
}

forgiveClosedPipes();
try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = codeOf(error);
}
