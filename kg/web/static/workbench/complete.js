// Completion from our own ontology: Yasgui would ask prefix.cc and Linked Open Vocabularies.

const MOST = 100;

let ours = {};

/** Let Yasqe complete prefixes, classes and properties from `setup`, with labels. */
export function completeFrom(Yasqe, setup) {
  ours = setup.prefixes;
  declare(Object.getPrototypeOf(Yasqe), ours);
  const own = (name, changed) => Yasqe.registerAutocompleter({ ...Yasqe.Autocompleters[name], ...changed }, false);
  const lines = Object.entries(setup.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  own("prefixes", { get: () => lines.sort(), persistenceId: null });
  own("class", terms(setup.classes));
  own("property", terms(setup.properties));
}

/** Let the editor know the prefixes that the endpoint knows: they are no mistake. */
function declare(CodeMirror, prefixes) {
  const sparql = CodeMirror.modes.sparql11;
  CodeMirror.defineMode("sparql11", (...given) => {
    const mode = sparql(...given);
    const { startState } = mode;
    mode.startState = () => ({ ...startState(), prefixes: { ...prefixes } });
    return mode;
  });
}

function terms(found) {
  const labels = new Map(found.map(([iri, zh, en]) => [iri, [zh, en].filter(Boolean).join(" ")]));
  const prefixes = (yasqe) => yasqe.getPrefixesFromQuery();
  return {
    get: (_, token) => [...labels.keys()].filter((iri) => iri.startsWith(token.autocompletionString)).slice(0, MOST),
    preProcessToken(yasqe, token) {
      token.autocompletionString = expanded(token.string.trim(), prefixes(yasqe));
      return token;
    },
    postProcessSuggestion: (yasqe, _, iri) => shortened(iri, prefixes(yasqe)),
    postprocessHints(yasqe, hints) {
      for (const hint of hints) {
        const label = labels.get(expanded(hint.text, prefixes(yasqe)));
        if (label) hint.displayText = `${hint.text}  ${label}`;
      }
      return hints;
    },
  };
}

function expanded(written, prefixes) {
  const [prefix, ...rest] = written.split(":");
  if (rest.length && Object.hasOwn(prefixes, prefix)) return prefixes[prefix] + rest.join(":");
  return written.replace(/^<|>$/g, "");
}

/** Return an IRI as people write it: with the prefix that says most of it. */
export function shortened(iri, prefixes = ours) {
  const fitting = Object.entries(prefixes).filter(([, start]) => iri.startsWith(start) && iri !== start);
  const [prefix, start] = fitting.sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  const rest = start && iri.slice(start.length);
  return rest && /^[\w-]+$/.test(rest) ? `${prefix}:${rest}` : `<${iri}>`;
}
