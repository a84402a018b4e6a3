import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ASTWithSource,
  Binary,
  Conditional,
  Interpolation,
  LiteralPrimitive,
  ParenthesizedExpression,
  TmplAstRecursiveVisitor,
  parseTemplate,
  tmplAstVisitAll,
  type AST,
  type TmplAstBoundAttribute,
  type TmplAstBoundText,
  type TmplAstText,
  type TmplAstTextAttribute,
} from '@angular/compiler';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Attributes people read or hear. */
const SPOKEN = new Set(['alt', 'aria-description', 'aria-label', 'label', 'placeholder', 'title']);
/** The same word in every language. */
const SAME = new Set(['OCS Inventory']);

interface Template {
  readonly file: string;
  readonly text: string;
}

describe('the templates of the console', () => {
  it('say nothing that does not come from a dictionary', () => {
    const templates = rooms().flatMap(templatesOf);
    expect(templates.length).toBeGreaterThan(40);
    expect(templates.flatMap(hardCodedTexts)).toEqual([]);
  });

  it.each([
    ['<p>Hello</p>', 'Hello'],
    ['<p>{{ count() }} computers</p>', 'computers'],
    ['@if (a()) { <b>Yes</b> }', 'Yes'],
    ['<ng-template><b>Later</b></ng-template>', 'Later'],
    ['<button aria-label="Close"></button>', 'Close'],
    ["<button [title]=\"open() ? 'Close' : t('open')\"></button>", 'Close'],
    ["<p>{{ open() ? ('Close' + name()) : '' }}</p>", 'Close'],
  ])('%s is found', (text, said) => {
    expect(hardCodedTexts({ file: 'x', text })).toEqual([`x: ${said}`]);
  });

  it.each([
    "<p>{{ t('list.title') }} · {{ count() }}</p>",
    '<input type="text" autocomplete="off" [attr.aria-label]="label()" />',
    "<i [title]=\"state() === 'open' ? t('a') : t('b')\">—</i>",
  ])('%s is right', (text) => {
    expect(hardCodedTexts({ file: 'x', text })).toEqual([]);
  });
});

describe('the dictionaries of the console', () => {
  const files = rooms().flatMap(filesOf);
  const folders = files.filter((path) => /[\\/]i18n[\\/]en\.ts$/.test(path)).map((path) => dirname(path));
  const compared = files
    .filter((path) => path.endsWith('dictionaries.spec.ts'))
    .flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/from '(.+)\/en\.js'/g)].map(([, from = '']) =>
        resolve(dirname(path), from),
      ),
    );

  it('are all compared in both languages by a test of their room', () => {
    expect(folders.length).toBeGreaterThan(3);
    expect(folders.filter((folder) => !compared.includes(folder))).toEqual([]);
  });
});

/** Folders of the console's rooms. */
function rooms(): readonly string[] {
  const domains = readdirSync(join(ROOT, 'libs')).map((domain) => join(ROOT, 'libs', domain, 'console'));
  return [...domains, join(ROOT, 'apps', 'console')];
}

function templatesOf(room: string): readonly Template[] {
  return filesOf(room).flatMap((path) => {
    const file = relative(ROOT, path);
    const text = () => readFileSync(path, 'utf8');
    if (path.endsWith('.html') && !path.endsWith('index.html')) return [{ file, text: text() }];
    if (!path.endsWith('.ts') || path.endsWith('.spec.ts')) return [];
    return inlineTemplates(text()).map((template) => ({ file, text: template }));
  });
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !/[\\/](dist|node_modules|testing)[\\/]/.test(path));
  } catch {
    // A domain without a console.
    return [];
  }
}

function inlineTemplates(source: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === 'template' &&
      ts.isStringLiteralLike(node.initializer)
    ) {
      found.push(node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('component.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}

/** What a template says by itself, with its file. */
function hardCodedTexts({ file, text }: Template): readonly string[] {
  const { nodes, errors } = parseTemplate(text, file);
  if (errors !== null && errors.length > 0) throw new Error(`${file}: ${errors[0]?.msg ?? ''}`);
  const visitor = new TextVisitor();
  tmplAstVisitAll(visitor, nodes);
  return visitor.said
    .map((said) => said.trim())
    .filter((said) => /\p{L}/u.test(said) && !SAME.has(said))
    .map((said) => `${file}: ${said}`);
}

class TextVisitor extends TmplAstRecursiveVisitor {
  readonly said: string[] = [];

  override visitText(text: TmplAstText): void {
    this.said.push(text.value);
  }

  override visitBoundText(text: TmplAstBoundText): void {
    this.said.push(...saidBy(text.value));
  }

  override visitTextAttribute({ name, value }: TmplAstTextAttribute): void {
    if (SPOKEN.has(name)) this.said.push(value);
  }

  override visitBoundAttribute({ name, value }: TmplAstBoundAttribute): void {
    if (SPOKEN.has(name)) this.said.push(...saidBy(value));
  }
}

/** Texts an expression may come to; those it compares with or passes on are none. */
function saidBy(ast: AST): readonly string[] {
  if (ast instanceof ASTWithSource) return saidBy(ast.ast);
  if (ast instanceof Interpolation) return [...ast.strings, ...ast.expressions.flatMap(saidBy)];
  if (ast instanceof ParenthesizedExpression) return saidBy(ast.expression);
  if (ast instanceof Conditional) return [...saidBy(ast.trueExp), ...saidBy(ast.falseExp)];
  if (ast instanceof Binary && ['+', '||', '??'].includes(ast.operation)) {
    return [...saidBy(ast.left), ...saidBy(ast.right)];
  }
  return ast instanceof LiteralPrimitive && typeof ast.value === 'string' ? [ast.value] : [];
}
