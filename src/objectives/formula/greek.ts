const LETTERS = "αβγδεζηθικλμνξοπρστυφχψω";
const NAMES = [
  ...["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"],
  ...["nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"],
];
const LETTER_OF: ReadonlyMap<string, string> = new Map(NAMES.map((name, i) => [name, LETTERS.charAt(i)]));
/** Letters, then the digits of an index: `theta1`. */
const INDEXED = /^(\p{L}+)(\d*)$/u;

/** The form that the names of one variable share: θ for `theta` and `θ`, θ1 for `theta1`, `w` for `w`. */
export function canonicalName(name: string): string {
  const [, letters = name, index = ""] = INDEXED.exec(name) ?? [];
  return `${LETTER_OF.get(letters) ?? letters}${index}`;
}
