import { describe, expect, it } from 'vitest';
import { AGENT_REASON_TEXTS } from './reason-texts.js';
import { wordDecision } from './wording.rule.js';

describe('a decision in words', () => {
  it('names topic, subject, result and reasons in both languages', () => {
    const worded = wordDecision(
      {
        topic: 'section',
        subject: 'DRIVES',
        outcome: 'taken',
        reasons: [{ code: 'checksum-says-changed', params: { added: 2, removed: 1 } }],
      },
      AGENT_REASON_TEXTS,
    );
    expect(worded.text).toEqual({ en: 'Section DRIVES: Stored', fr: 'Section DRIVES : Enregistrée' });
    expect(worded.reasons[0]?.text).toEqual({
      en: 'The agent says it changed; rows added: 2, removed: 1.',
      fr: 'L’agent la déclare modifiée ; lignes ajoutées : 2, supprimées : 1.',
    });
  });

  it('shows a result without words as it is', () => {
    const worded = wordDecision(
      { topic: 'option', subject: 'PROLOG_FREQ', outcome: '24', reasons: [{ code: 'global' }] },
      AGENT_REASON_TEXTS,
    );
    expect(worded.text.en).toBe('Option PROLOG_FREQ: 24');
  });

  it('does not take a value of an agent for a placeholder', () => {
    const worded = wordDecision(
      { topic: 'message', outcome: 'refused', reasons: [{ code: 'x', params: { reason: '{days} <b>' } }] },
      AGENT_REASON_TEXTS,
    );
    expect(worded.text.en).toBe('Message: Refused: {days} <b>');
  });
});

describe('the texts of reasons', () => {
  it.each(Object.entries(AGENT_REASON_TEXTS))(
    '%s exist in both languages with the same parameters',
    (_key, { en, fr }) => {
      const params = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
      expect(en).not.toBe('');
      expect(params(fr)).toEqual(params(en));
    },
  );
});
