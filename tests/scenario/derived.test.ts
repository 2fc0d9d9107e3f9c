import prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { levers, parameters } from '../../src/model/index.ts';
import {
  explain,
  isExplained,
  platformFields,
  readme,
  scenarioJsonSchema,
} from '../../src/scenario/index.ts';
import { sections } from '../../src/scenario/entries.ts';

const folder = new URL('../../scenarios/', import.meta.url).pathname;

describe('what is derived from the declarations', () => {
  it('is the shipped README (mend a drift with: npx vitest run tests/scenario -u)', async () => {
    await expect(readme()).toMatchFileSnapshot(`${folder}README.md`);
  });

  it('is the shipped JSON Schema (mend a drift with: npx vitest run tests/scenario -u)', async () => {
    const style = await prettier.resolveConfig(`${folder}scenario.schema.json`);
    const text = await prettier.format(JSON.stringify(scenarioJsonSchema()), { ...style, parser: 'json' });
    await expect(text).toMatchFileSnapshot(`${folder}scenario.schema.json`);
  });

  it('is an explanation of every lever, parameter and field, with unit, default, source and grade', () => {
    for (const entry of [...sections.values()].flat()) {
      const text = explain(entry.name);
      expect(text).toContain(entry.meaning.en);
      expect(text).toContain(entry.unit);
      expect(text).toContain(entry.default);
      expect(text).toContain(entry.grade);
    }
  });
});

describe('the meaning of a lever', () => {
  const cited = (text = ''): string[] => (text.match(/[a-z]+\.[a-zA-Z]+/g) ?? []).sort();

  it('cites the same parameters in Chinese as in English', () => {
    for (const { name, meaning } of levers) expect(cited(meaning.zh), name).toEqual(cited(meaning.en));
  });

  it('names own-shop orders from feed and shelf for the coupon in both languages, not content alone', () => {
    const { en, zh } = levers.find(({ name }) => name === 'consumerCoupon')!.meaning;
    expect(en).toMatch(/feed or shelf/);
    expect(zh).toMatch(/信息流或货架/);
    expect(zh).not.toContain('内容订单');
  });
});

describe('explain', () => {
  it('knows a thing by every name that it has in a file', () => {
    const [lever, parameter, field] = [levers[0].name, parameters[0].name, platformFields[2].name];
    const same = (a: string, b: string): void => expect(explain(a)).toBe(explain(b));
    same(lever, `douyin.${lever}`);
    same(lever, `levers.douyin.${lever}`);
    same(parameter, `parameters.${parameter}`);
    same(`platforms.${field}`, `platforms.douyin.${field}`);
    same(`platforms.${field}`, `douyin.${field}`);
  });

  it('lists everything without a path, and what lies below a section', () => {
    for (const { name } of [...levers, ...parameters]) expect(explain()).toContain(name);
    for (const { name } of levers) expect(explain('levers')).toContain(name);
    expect(explain('links')).toContain('links.capacity');
    expect(explain('run')).toContain('run.seed');
    expect(explain('platforms')).toContain('platforms.fees.take');
  });

  it('lists what can be said of a platform, each by a name that explain knows', () => {
    const text = explain('douyin');
    expect(isExplained('douyin')).toBe(true);
    expect(explain('platforms.douyin')).toBe(text);
    const named = [...text.matchAll(/^ {2}(\S*douyin\.\S+) /gm)].map((m) => m[1]);
    expect(named).toHaveLength(levers.length + platformFields.length);
    expect(named.filter((name) => !isExplained(name))).toEqual([]);
    expect(text).toMatch(/platforms\.douyin\.fees\.take +\S+ % · Share of the list price/);
    expect(explain('duoyin')).toContain('did you mean "douyin"?');
  });

  it('knows the levers of a platform of the user’s own', () => {
    expect(explain('moon.consumerCoupon')).toBe(explain('consumerCoupon'));
    expect(isExplained('moon.consumerCupon')).toBe(false);
  });

  it('suggests the nearest name for an unknown one', () => {
    expect(isExplained('consumerCupon')).toBe(false);
    expect(explain('consumerCupon')).toContain('did you mean "consumerCoupon"?');
    expect(explain('zzzzzz')).toContain('nothing is called "zzzzzz"');
  });

  it('shows no character that could steer a terminal', () => {
    expect(explain('\u001b[31m\u202e')).toContain('\\u001b[31m\\u202e');
  });
});

describe('the JSON Schema', () => {
  type Node = { properties?: Record<string, Node>; description?: string; [key: string]: unknown };
  const schema = scenarioJsonSchema() as Node;

  it('is draft-07 and allows no field that is not declared', () => {
    expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#');
    expect(schema['additionalProperties']).toBe(false);
    expect(schema['required']).toEqual(['schema']);
  });

  it('describes every parameter, every lever on every platform, and every platform field', () => {
    const { parameters: p, levers: l, platforms } = schema.properties!;
    expect(Object.keys(p.properties!)).toEqual(parameters.map(({ name }) => name));
    for (const { name, meaning } of levers) {
      for (const platform of ['taobao', 'jd', 'kuaishou', 'douyin']) {
        expect(l.properties![`${platform}.${name}`].description).toContain(meaning.en);
      }
      expect(l['patternProperties']).toHaveProperty([`^[a-z0-9-]{1,64}\\.${name}$`]);
    }
    for (const { name, meaning } of platformFields) {
      const field = name
        .split('.')
        .reduce<Node>((here, step) => here.properties![step], platforms.properties!['jd']);
      expect(field.description, name).toContain(meaning.en);
    }
  });
});
