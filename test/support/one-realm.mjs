// Jest has `expect` and its kind stand in a context with an `Error` and a `String` of its own, to which nothing that
// specs hand them would belong. They get those of the specs.
import vm from 'node:vm';

const own = (name) => vm.runInThisContext(name);
const names = Object.getOwnPropertyNames(globalThis).filter(
  (name) => /^[A-Z]/.test(name) && own(`typeof ${name}`) === 'function',
);
for (const name of names)
  Object.defineProperty(globalThis, name, { value: own(name), writable: true, configurable: true });
