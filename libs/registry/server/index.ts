export {
  registryBlock,
  type RegistryBlock,
  type RegistryQuery,
  type RegistryReason,
} from './registry-block.rule.js';
export { REGISTRY_REASON_TEXTS } from './reason-texts.js';
export { RegistryModule } from './registry.module.js';
