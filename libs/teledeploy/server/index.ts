export { TeledeployModule } from './teledeploy.module.js';
