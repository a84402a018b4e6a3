export { LayoutsModule } from './layouts.module.js';
