import { DECLARATION, post, refused, xml, type Content } from '../builders.js';
import type { Answer, Scenario, SetupRow, Theme } from '../scenario.js';

const FILES: readonly SetupRow[] = [
  { NAME: 'agent', VERSION: '4040', OS: 'WINDOWS', CONTENT: 'a' },
  { NAME: 'agent', VERSION: '4050', OS: 'WINDOWS', CONTENT: 'b' },
  { NAME: 'agent', VERSION: '900', OS: 'WINDOWS', CONTENT: 'c' },
  { NAME: 'dmi', VERSION: '3', OS: 'WINDOWS', CONTENT: 'd' },
  { NAME: 'agent', VERSION: '15', OS: 'LINUX', CONTENT: 'e' },
];

const updateRequest = (content: Readonly<Record<string, Content>>): string =>
  `${DECLARATION}<REQUEST>${xml({ QUERY: 'UPDATE', ...content })}</REQUEST>`;

const asked = (
  name: string,
  content: Readonly<Record<string, Content>>,
  expect: Answer,
  UPDATE = 1,
): Scenario => ({
  name,
  spec: '7 UPDATE',
  setup: { options: { UPDATE }, rows: { files: FILES } },
  steps: [post(updateRequest(content), expect)],
});

const NO_UPDATE_FILE: Answer = { status: 200, reply: { RESPONSE: 'NO_UPDATE' } };
const updateTo = (files: Readonly<Record<string, string>>): Answer => ({
  status: 200,
  reply: { RESPONSE: 'UPDATE', ...files },
});

export const update: Theme = {
  name: 'update',
  scenarios: [
    asked(
      'nothing is offered while the option is off',
      { PLATFORM: 'WINDOWS', AGENT: 4030 },
      NO_UPDATE_FILE,
      0,
    ),
    asked(
      'the greatest version is offered',
      { PLATFORM: 'WINDOWS', AGENT: 4030 },
      updateTo({ AGENT: '4050' }),
    ),
    asked(
      'an agent that has the greatest version needs nothing',
      { PLATFORM: 'WINDOWS', AGENT: 4050 },
      NO_UPDATE_FILE,
    ),
    asked(
      'an agent with a greater version is told of the other one',
      { PLATFORM: 'WINDOWS', AGENT: 5000 },
      updateTo({ AGENT: '4050' }),
    ),
    asked(
      'other files are offered when they are asked for',
      { PLATFORM: 'WINDOWS', AGENT: 4050, DMI: 1 },
      updateTo({ DMI: '3' }),
    ),
    asked('each system has its own files', { PLATFORM: 'LINUX', AGENT: 10 }, updateTo({ AGENT: '15' })),
    asked('a system without files needs nothing', { PLATFORM: 'MAC', AGENT: 10 }, NO_UPDATE_FILE),
    asked('a system that nobody knows is refused', { PLATFORM: 'AMIGA', AGENT: 10 }, refused(400)),
    asked('a request without AGENT is refused', { PLATFORM: 'WINDOWS' }, refused(400)),
  ],
};
