import { Document, isCollection, isMap, visit } from "yaml";

const LONGEST_LINE = 100;

/** Data as YAML. The value of a setting is on the setting's line if it is short. */
export function yamlText(data: object): string {
  const document = new Document(data);
  visit(document, {
    Collection(_key, node, path) {
      // Settings, and optimizers in a list, have lines of their own.
      const depth = path.filter(isCollection).length;
      if (depth > 0 && !(depth === 1 && isListOfMaps(node))) node.flow = true;
    },
  });
  return document.toString({ lineWidth: LONGEST_LINE });
}

function isListOfMaps(node: { readonly items: readonly unknown[] }): boolean {
  return node.items.length > 0 && node.items.every((item) => isMap(item));
}
