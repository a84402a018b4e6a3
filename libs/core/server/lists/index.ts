export { pageQuery, rowsQuery, type Sort, sortParameter } from './list-query.js';
