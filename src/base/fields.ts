const blanks = new Map<string, object>();

/**
 * The same object as one that V8 keeps as fields. It keeps an object of more than some 128 properties as a hash table if
 * it was put together key by key or by a spread, and then every `object.key` in a loop is a look-up: runs took twice as
 * long. A structured clone is made of fields whatever its size, and all clones of one blank share their layout, so the
 * values are put into one. The blank is such a clone itself: a layout that no object has is forgotten at the next
 * collection, and code that has met several is slower by a quarter, for small objects too. On a host that is not V8 it
 * does no harm, and one without structured clones gets a spread.
 */
export function inFields<T extends object>(values: T): T {
  if (typeof structuredClone === 'undefined') return { ...values };
  const names = Object.keys(values);
  const key = names.join('\n');
  let blank = blanks.get(key);
  if (!blank) {
    // numbers with a fraction and null, so that neither a number nor an object changes the layout
    blank = structuredClone(
      Object.fromEntries(
        names.map((name) => [name, typeof values[name as keyof T] === 'number' ? 0.5 : null]),
      ),
    );
    if (blanks.size >= 8) blanks.clear();
    blanks.set(key, blank);
  }
  return Object.assign(structuredClone(blank), values);
}
