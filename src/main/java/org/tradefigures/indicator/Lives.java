package org.tradefigures.indicator;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;

/** Says of economies that there were none, so that nobody takes that for trade that was zero. */
final class Lives {

  private Lives() {}

  /**
   * One note for each economy that existed in none of the periods.
   *
   * @param periods none where figures of all periods are meant
   */
  static List<String> notes(Collection<Economy> economies, Collection<Period> periods) {
    return periods.isEmpty()
        ? List.of()
        : economies.stream()
            .filter(economy -> periods.stream().noneMatch(economy::existedIn))
            .map(economy -> note(economy, periods))
            .toList();
  }

  private static String note(Economy economy, Collection<Period> periods) {
    Optional<Integer> first = economy.validFrom().map(year -> year.getValue());
    boolean isToCome =
        first.isPresent() && periods.stream().anyMatch(p -> p.end().getYear() < first.get());
    return economy
        + " ("
        + economy.name()
        + ") did not exist in "
        + periods.stream().map(Period::toString).collect(Collectors.joining(", "))
        + ": "
        + (isToCome
            ? "it begins in " + first.get()
            : "it ended in " + economy.validTo().orElseThrow() + after(economy));
  }

  private static String after(Economy economy) {
    return ", and after it come "
        + economy.successors().stream().map(Economy::toString).collect(Collectors.joining(", "));
  }
}
