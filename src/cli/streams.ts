/** Problems, progress and notes: never mixed with results. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Results. Waits until a slow reader has taken them all, so that nothing is cut off. */
export function result(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

/** A reader that has seen enough (`| head`) is no error of anybody. */
export function forgiveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
