import tseslint from 'typescript-eslint';

/** What ECMAScript leaves to the implementation gives other bits in other engines, so results are made without it. */
const portableMath = [
  'abs',
  'min',
  'max',
  'floor',
  'ceil',
  'trunc',
  'sqrt',
  'imul',
  'clz32',
  'fround',
  'sign',
  'round',
];
const mathBan = {
  selector: `MemberExpression[object.name='Math']:not([property.name=/^(${portableMath.join('|')}|PI|E|LN2|LN10|SQRT2)$/])`,
  message:
    'Only portable Math here: this function differs in its last bit between engines. Use base/detmath.',
};
const noGlobal = (name, message) => ({ name, message });

export default tseslint.config(
  { ignores: ['dist', 'types', 'node_modules', 'coverage', 'outputs', 'examples', '.ci/mutation/tmp'] },
  {
    files: ['src/**/*.ts', 'tests/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/{base,model,engine,compile,analysis,scenario,study}/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        noGlobal('Date', 'Results know no clock and no time zone: use base/calendar.'),
        noGlobal('Intl', 'Results know no locale.'),
        noGlobal('performance', 'Results know no clock.'),
        noGlobal('process', 'Results know no process.'),
        noGlobal('globalThis', 'Results reach for nothing global.'),
        noGlobal('crypto', 'Results draw from base/random only.'),
      ],
      'no-restricted-syntax': [
        'error',
        mathBan,
        {
          selector: "VariableDeclarator[init.name='Math']",
          message: 'Name the function: Math.floor, not a part of Math.',
        },
        {
          selector: "BinaryExpression[operator='**']",
          message: '** differs between engines: use base/detmath pow.',
        },
        {
          selector: "AssignmentExpression[operator='**=']",
          message: '** differs between engines: use base/detmath pow.',
        },
        {
          selector:
            'MemberExpression[property.name=/^(localeCompare|toLocaleString|toLocaleUpperCase|toLocaleLowerCase|toLocaleDateString)$/]',
          message: 'Locale-dependent: compare code units instead.',
        },
      ],
    },
  },
);
