package org.tradefigures.money;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DataFile;

/**
 * Which countries and currencies a row about writing is for; an empty list is for all that no other
 * row is for.
 *
 * @param countries ISO 3166-1 alpha-2 codes
 * @param currencies ISO 4217 codes
 */
record Usage(List<String> countries, List<String> currencies) {

  static Usage of(DataFile.Row row) {
    return new Usage(row.list("countries"), row.list("currencies"));
  }

  boolean fits(String country, @Nullable String currency) {
    return (countries.isEmpty() || countries.contains(country))
        && (currencies.isEmpty() || (currency != null && currencies.contains(currency)));
  }

  /** The narrower, the higher. */
  int rank() {
    return (currencies.isEmpty() ? 0 : 2) + (countries.isEmpty() ? 0 : 1);
  }
}
