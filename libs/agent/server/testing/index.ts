export { startAgentServer, type AgentServerParts } from './agent-server.js';
