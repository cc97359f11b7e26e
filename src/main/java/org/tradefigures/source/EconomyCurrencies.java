package org.tradefigures.source;

import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DataFile;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;

/** Which currency the rate of an economy is told in, where a file names the economy alone. */
final class EconomyCurrencies {

  private static final String FILE = "money/economy-currencies.csv";
  private static final EconomyCurrencies BUNDLED = new EconomyCurrencies(load());

  private record Use(String economy, CurrencyUnit currency, int from, int to) {

    boolean holds(int year) {
      return from <= year && year <= to;
    }

    /** For instance {@code KES from 1967}. */
    @Override
    public String toString() {
      return currency + " from " + from + (to == Year.MAX_VALUE ? "" : " to " + to);
    }
  }

  private final List<Use> uses;

  private EconomyCurrencies(List<Use> uses) {
    this.uses = uses;
  }

  static EconomyCurrencies bundled() {
    return BUNDLED;
  }

  private static List<Use> load() {
    return DataFile.read(FILE, "economy", "currency", "from", "to").stream()
        .map(
            row ->
                new Use(
                    row.get("economy"),
                    row.get("currency", Currencies::of),
                    row.get("from", Integer::valueOf),
                    row.find("to", Integer::valueOf).orElse(Year.MAX_VALUE)))
        .toList();
  }

  /** With a currency that goes before what was known. */
  EconomyCurrencies with(String economy, String currency, int from, int to) {
    Objects.requireNonNull(economy, "economy");
    if (from > to) {
      throw new IllegalArgumentException(
          "Years " + from + " to " + to + " of " + currency + ": the first comes after the last");
    }
    List<Use> more = new ArrayList<>();
    more.add(new Use(economy, Currencies.of(currency), from, to));
    more.addAll(uses);
    return new EconomyCurrencies(List.copyOf(more));
  }

  Optional<CurrencyUnit> find(String economy, int year) {
    return uses.stream()
        .filter(use -> use.economy.equals(economy) && use.holds(year))
        .map(Use::currency)
        .findFirst();
  }

  Set<String> economies() {
    return uses.stream().map(Use::economy).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether more than one economy has the currency. */
  boolean isShared(CurrencyUnit currency) {
    return uses.stream()
            .filter(u -> u.currency.equals(currency))
            .map(Use::economy)
            .distinct()
            .count()
        > 1;
  }

  /** That the currency of a rate is not known. */
  TradeParseException unknown(String economy, int year, @Nullable Location cell) {
    String known =
        uses.stream()
            .filter(use -> use.economy.equals(economy))
            .map(Use::toString)
            .collect(Collectors.joining(", "));
    return new TradeParseException(
        "Uncertain currency of",
        economy,
        "which currency its rate of "
            + year
            + " is in is not known"
            + (known.isEmpty() ? "" : ", only " + known)
            + "; tell it with withCurrency(\""
            + economy
            + "\", …), or read with onlyKnownCurrencies()",
        cell,
        null);
  }
}
