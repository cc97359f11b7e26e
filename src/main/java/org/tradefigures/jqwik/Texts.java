package org.tradefigures.jqwik;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts that a source, a page or a note may have: none is blank. */
final class Texts {

  private static final String[] AWKWARD = {
    "a, b; c",
    "\"quoted\"",
    "back\\slash",
    "two\nlines",
    "tab\there",
    "key=value",
    "=1+1",
    "#1",
    "'s",
    "NA",
    "null",
    "0902",
    "1e5",
    "–34 million",
    "Côte d’Ivoire",
    "日本",
    "☕",
    "🫖"
  };

  private Texts() {}

  /** One line, without control characters. */
  static Arbitrary<String> line(String simplest) {
    return any(simplest).map(text -> text.replaceAll("\\p{Cntrl}", " "));
  }

  static Arbitrary<String> any(String simplest) {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(simplest)),
        Tuple.of(2, Arbitraries.of(AWKWARD)),
        Tuple.of(
            1,
            Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars("éßŁ–“日")
                .ofMinLength(1)
                .ofMaxLength(30)));
  }
}
