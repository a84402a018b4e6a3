import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/**
 * The five laws of docs/architecture.md as lint rules; tools/laws.spec.ts proves that each of them fails when broken.
 *  1 sides    contract imports only contract; console never imports server, nor the reverse
 *  2 domains  core <- inventory <- everything else
 *  3 catalogues live in contracts, and a contract is plain TypeScript
 *  4 pure rules (*.rule.ts) do no I/O
 *  5 one way to the database: no SQL in controllers, none built from text
 */
const SIDES = [
  { sourceTag: 'side:contract', onlyDependOnLibsWithTags: ['side:contract'] },
  { sourceTag: 'side:console', onlyDependOnLibsWithTags: ['side:console', 'side:contract'] },
  { sourceTag: 'side:server', onlyDependOnLibsWithTags: ['side:server', 'side:contract'] },
];

const DOMAINS = [
  { sourceTag: 'domain:core', onlyDependOnLibsWithTags: ['domain:core'] },
  { sourceTag: 'domain:inventory', onlyDependOnLibsWithTags: ['domain:core', 'domain:inventory'] },
  {
    sourceTag: 'domain:users',
    onlyDependOnLibsWithTags: ['domain:core', 'domain:inventory', 'domain:users'],
  },
  {
    sourceTag: 'domain:agent',
    onlyDependOnLibsWithTags: ['domain:core', 'domain:inventory', 'domain:agent'],
  },
  ...['dashboard', 'dictionary', 'duplicates', 'groups', 'registry', 'search', 'teledeploy'].map(
    (domain) => ({
      sourceTag: `domain:${domain}`,
      onlyDependOnLibsWithTags: ['domain:core', 'domain:inventory', 'domain:agent', `domain:${domain}`],
    }),
  ),
  { sourceTag: 'domain:app', onlyDependOnLibsWithTags: ['*'] },
];

const FRAMEWORKS = [
  '@nestjs/*',
  '@angular/*',
  'typeorm',
  'mysql2',
  'mysql2/*',
  'fastify',
  '@fastify/*',
  'rxjs',
  'rxjs/*',
];
const IO = [
  ...FRAMEWORKS,
  'node:fs',
  'node:fs/*',
  'node:net',
  'node:http',
  'node:https',
  'node:child_process',
];

const SQL_FROM_TEXT = [
  {
    selector:
      'CallExpression[callee.property.name=/^(query|execute|rows|one|run)$/] > TemplateLiteral.arguments[expressions.length>0]',
    message:
      'Law 5: bind values with ? and take names from the catalogue through identifier(); never build SQL from text.',
  },
  {
    selector:
      "CallExpression[callee.property.name=/^(query|execute|rows|one|run)$/] > BinaryExpression.arguments[operator='+']",
    message:
      'Law 5: bind values with ? and take names from the catalogue through identifier(); never build SQL from text.',
  },
];

const SQL_IN_CONTROLLER = [
  {
    selector: 'CallExpression[callee.property.name=/^(query|execute|rows|one|run|createQueryBuilder)$/]',
    message: 'Law 5: a controller asks a repository; SQL lives in *.repository.ts.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.angular/**',
      'data/**',
      'test-results/**',
      'e2e/fixtures/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [
      eslint.configs.recommended,
      tseslint.configs.recommendedTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      prettier,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', ...SQL_FROM_TEXT],
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints: [...SIDES, ...DOMAINS] },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/testing/**/*.ts', 'e2e/**/*.ts'],
    rules: {
      // a Playwright fixture that needs no other is written ({}, use)
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Starts the product from its composition, which belongs to no room.
    files: ['e2e/conformance/product.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['libs/*/contract/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [...FRAMEWORKS, 'node:*'],
              message: 'Law 3: a contract is plain TypeScript, shared by both sides.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.rule.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: IO,
              message: 'Law 4: a rule is a pure function; fetch and store in the class that calls it.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.controller.ts'],
    rules: { 'no-restricted-syntax': ['error', ...SQL_FROM_TEXT, ...SQL_IN_CONTROLLER] },
  },
  {
    files: ['apps/console/**/*.ts', 'libs/*/console/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'app', style: 'kebab-case' },
      ],
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
    },
  },
  {
    files: ['apps/console/**/*.html', 'libs/*/console/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    files: ['**/*.mjs'],
    extends: [eslint.configs.recommended, prettier],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        performance: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
);
