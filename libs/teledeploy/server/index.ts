export { ComputerPackagesModule } from './computer/computer-packages.module.js';
export { TeledeployModule } from './teledeploy.module.js';
