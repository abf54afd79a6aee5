import { Document, isCollection, isMap, visit } from "yaml";

const LONGEST_LINE = 100;

/** Data as YAML: what lies within a setting stands on its line as long as that is short. */
export function yamlText(data: object): string {
  const document = new Document(data);
  visit(document, {
    Collection(_key, node, path) {
      // The document and the settings themselves have lines of their own.
      const depth = path.filter(isCollection).length;
      if (depth > 0 && !(depth === 1 && isListOfMaps(node))) node.flow = true;
    },
  });
  return document.toString({ lineWidth: LONGEST_LINE });
}

function isListOfMaps(node: { readonly items: readonly unknown[] }): boolean {
  return node.items.length > 0 && node.items.every((item) => isMap(item));
}
