package org.tradefigures.money;

import java.io.Reader;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DataFile;
import org.tradefigures.internal.Resources;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;

/**
 * Which economy used which currency when, and which currency took the place of which at what
 * factor. The facts are in {@code data/money/currency-use.csv} and {@code redenominations.csv},
 * each with its source; what is not known well enough is left open there, and nothing is concluded
 * from it.
 *
 * <p>{@link Conversion} refuses an amount of a period in which nobody used its currency, and brings
 * an amount in a replaced currency into the new one by the factor of the law.
 */
public final class CurrencyHistory {

  private static final String USES = "money/currency-use.csv";
  private static final String REDENOMINATIONS = "money/redenominations.csv";
  private static final Provenance CLDR =
      Provenance.of("CLDR 44").withPage("https://cldr.unicode.org");

  private final Map<Economy, List<CurrencyUse>> byEconomy;
  private final Map<String, List<CurrencyUse>> byCurrency;
  private final List<Redenomination> redenominations;

  private CurrencyHistory(List<CurrencyUse> uses, List<Redenomination> redenominations) {
    this.byEconomy =
        uses.stream().collect(Collectors.groupingBy(CurrencyUse::economy, Collectors.toList()));
    this.byCurrency =
        uses.stream().collect(Collectors.groupingBy(CurrencyUse::currency, Collectors.toList()));
    this.redenominations = List.copyOf(redenominations);
  }

  private static final class Holder {
    static final CurrencyHistory BUNDLED =
        read(Resources.open(USES), Resources.open(REDENOMINATIONS));
  }

  static CurrencyHistory bundled() {
    return Holder.BUNDLED;
  }

  static CurrencyHistory read(Reader uses, Reader redenominations) {
    Map<String, CurrencyUse> useByKey = new LinkedHashMap<>();
    for (DataFile.Row row :
        DataFile.read(USES, uses, "economy", "currency", "from", "to", "page")) {
      CurrencyUse use = use(row);
      row.putOnce(useByKey, "currency", use.toString(), use);
    }
    Map<String, Redenomination> redenominationByOld = new LinkedHashMap<>();
    for (DataFile.Row row :
        DataFile.read(
            REDENOMINATIONS,
            redenominations,
            "old",
            "new",
            "factor",
            "from",
            "act",
            "page",
            "note")) {
      Redenomination redenomination = redenomination(row);
      // a currency is replaced once, and may have changed its value under the same code before
      row.putOnce(
          redenominationByOld,
          "old",
          redenomination.oldCurrency() + (redenomination.keepsCode() ? " kept" : ""),
          redenomination);
    }
    return new CurrencyHistory(
        List.copyOf(useByKey.values()), List.copyOf(redenominationByOld.values()));
  }

  private static CurrencyUse use(DataFile.Row row) {
    Optional<String> page = row.find("page");
    try {
      return new CurrencyUse(
          row.get("economy", Economy::of),
          row.get("currency"),
          row.find("from", LocalDate::parse).orElse(null),
          row.find("to", LocalDate::parse).orElse(null),
          page.isPresent() ? Provenance.of("page").withPage(page.get()) : CLDR);
    } catch (IllegalArgumentException e) {
      throw failed(row, "to", e);
    }
  }

  private static Redenomination redenomination(DataFile.Row row) {
    try {
      return new Redenomination(
          row.get("old"),
          row.get("new"),
          row.get("factor", Rate::factor),
          row.get("from", LocalDate::parse),
          Provenance.of(row.get("act"))
              .withPage(row.get("page"))
              .withLicence("facts")
              .withNote(row.find("note").orElse(null)));
    } catch (IllegalArgumentException e) {
      throw failed(row, "factor", e);
    }
  }

  private static IllegalStateException failed(
      DataFile.Row row, String column, IllegalArgumentException e) {
    IllegalStateException fault = row.fault(column, "can't be: " + e.getMessage());
    fault.initCause(e);
    return fault;
  }

  /**
   * The currencies of an economy.
   *
   * @param economy the economy
   * @return in the order of their beginning; empty where none is known
   */
  public static List<CurrencyUse> by(Economy economy) {
    return bundled().byEconomy.getOrDefault(Objects.requireNonNull(economy, "economy"), List.of());
  }

  /**
   * The currencies of an economy in a period.
   *
   * @param economy the economy
   * @param period the period
   * @return those used on some day of it; two where one replaced the other
   */
  public static List<CurrencyUse> by(Economy economy, Period period) {
    Objects.requireNonNull(period, "period");
    return by(economy).stream().filter(use -> use.overlaps(period)).toList();
  }

  /**
   * Who used a currency.
   *
   * @param currency ISO 4217 code, which may be a withdrawn one
   * @return one use for each economy and time, ordered by economy; empty for a code that is no
   *     economy's money, such as {@code XDR}
   * @throws org.tradefigures.reference.UnknownCodeException if the code is unknown
   */
  public static List<CurrencyUse> of(String currency) {
    List<CurrencyUse> uses = bundled().byCurrency.get(currency);
    if (uses == null) {
      Currencies.of(currency);
      return List.of();
    }
    return uses;
  }

  /**
   * All known cases of a currency that took the place of another.
   *
   * @return ordered by the old currency
   */
  public static List<Redenomination> redenominations() {
    return bundled().redenominations;
  }

  /**
   * The currency that took the place of another.
   *
   * @param currency ISO 4217 code of the old one
   * @return its replacement; empty where there is none under another code, or none is known
   */
  public static Optional<Redenomination> findReplacement(String currency) {
    Objects.requireNonNull(currency, "currency");
    return redenominations().stream()
        .filter(r -> r.oldCurrency().equals(currency) && !r.keepsCode())
        .findFirst();
  }

  /**
   * The factors of replaced currencies as rates, for a table of one's own that lacks them: {@code
   * RateTable.of(…).orElse(CurrencyHistory.fixedRates())}. They are part of {@link
   * RateTable#bundled()}.
   *
   * @return rates of kind {@link RateKind#FIXED}, each with its law as source, for the currencies
   *     that the platform knows
   */
  public static RateTable fixedRates() {
    return RateTable.of(redenominations().stream().flatMap(r -> r.rate().stream()).toList());
  }

  /**
   * Refuses an amount in a currency that nobody used in its period. An amount that was re-expressed
   * in a later unit is of a time before it, and may pass.
   */
  static void check(CurrencyUnit currency, Period period, boolean acceptingRebased) {
    List<CurrencyUse> uses =
        bundled().byCurrency.getOrDefault(currency.getCurrencyCode(), List.of());
    if (uses.isEmpty() || uses.stream().anyMatch(use -> use.overlaps(period))) {
      return;
    }
    boolean tooEarly = uses.stream().allMatch(use -> isAfter(use.from(), period.end()));
    if (tooEarly && acceptingRebased) {
      return;
    }
    String advice =
        tooEarly
            ? "; where the amount was re-expressed in it later, convert with acceptingRebased()"
            : findReplacement(currency.getCurrencyCode())
                .map(r -> "; " + r.newCurrency() + " took its place (" + r + ")")
                .orElse("");
    throw new CurrencyNotInUseException(currency, period, "it was" + spans(uses) + advice);
  }

  private static boolean isAfter(@Nullable LocalDate day, LocalDate other) {
    return day != null && day.isAfter(other);
  }

  /** The days of all uses together, without gaps that are none. */
  private static String spans(List<CurrencyUse> uses) {
    List<CurrencyUse> ordered =
        uses.stream()
            .sorted(Comparator.comparing(use -> orElse(use.from(), LocalDate.MIN)))
            .toList();
    StringBuilder text = new StringBuilder();
    LocalDate from = orElse(ordered.get(0).from(), LocalDate.MIN);
    LocalDate to = from;
    for (CurrencyUse use : ordered) {
      LocalDate begin = orElse(use.from(), from);
      if (begin.isAfter(from) && begin.minusDays(1).isAfter(to)) {
        text.append(span(from, to)).append(" and");
        from = begin;
      }
      LocalDate end = orElse(use.to(), LocalDate.MAX);
      to = end.isAfter(to) ? end : to;
    }
    return text.append(span(from, to)).toString();
  }

  private static String span(LocalDate from, LocalDate to) {
    String begin = from.equals(LocalDate.MIN) ? "" : " from " + from;
    return begin + (to.equals(LocalDate.MAX) ? " on" : (begin.isEmpty() ? " until " : " to ") + to);
  }

  private static LocalDate orElse(@Nullable LocalDate day, LocalDate other) {
    return day == null ? other : day;
  }
}
