import { fillText, type LocalisedText } from '@ocs/core-contract';
import type { Decision, Reason, ReasonTexts } from './explanation.js';

/** A decision in words, in every language. */
export interface WordedDecision {
  readonly topic: string;
  readonly subject: string | null;
  readonly outcome: string;
  /** Topic, subject and result. */
  readonly text: LocalisedText;
  readonly reasons: readonly { readonly code: string; readonly text: LocalisedText }[];
}

/** Puts a decision into words; a code without words is shown as it is. */
export function wordDecision(
  { topic, subject, outcome, reasons }: Decision,
  texts: ReasonTexts,
): WordedDecision {
  const params = reasons[0]?.params ?? {};
  const result = fillText(texts[`${topic}=${outcome}`] ?? both(outcome), params);
  const name = texts[topic] ?? both(topic);
  const headline = (language: 'en' | 'fr'): string =>
    `${name[language]}${subject === undefined ? '' : ` ${subject}`}${language === 'fr' ? ' : ' : ': '}${result[language]}`;
  return {
    topic,
    subject: subject ?? null,
    outcome,
    text: { en: headline('en'), fr: headline('fr') },
    reasons: reasons
      .filter(({ code }) => texts[`${topic}.${code}`])
      .map((reason) => wordReason(topic, reason, texts)),
  };
}

const wordReason = (topic: string, { code, params }: Reason, texts: ReasonTexts) => ({
  code,
  text: fillText(texts[`${topic}.${code}`] ?? both(code), params ?? {}),
});

const both = (text: string): LocalisedText => ({ en: text, fr: text });
