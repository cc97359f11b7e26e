package org.tradefigures.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import org.tradefigures.internal.Decimals;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.Provenance;

/** Averages over longer periods, from the rates of days or shorter periods. */
final class RateAverages {

  /** No market is closed for longer; a longer gap is one in the data, as a missing month is. */
  private static final int LONGEST_CLOSURE = 7;

  private record Average(CurrencyUnit base, CurrencyUnit term, boolean rebased, Period period) {}

  private RateAverages() {}

  static RateTable of(Stream<Rate> rates, Frequency frequency) {
    return RateTable.ofMeans(
        rates
            .filter(r -> r.kind() == RateKind.DAILY || r.kind() == RateKind.PERIOD_AVERAGE)
            .filter(r -> isShorter(r.period().frequency(), frequency))
            .collect(
                Collectors.groupingBy(
                    r ->
                        new Average(r.base(), r.term(), r.rebased(), r.period().within(frequency))))
            .entrySet()
            .stream()
            .flatMap(e -> average(e.getKey(), e.getValue()).stream())
            .toList());
  }

  /** Frequencies stand from the longest to the day; a span is no part of any. */
  private static boolean isShorter(Frequency one, Frequency other) {
    return one != Frequency.SPAN && one.compareTo(other) > 0;
  }

  /** From the shortest periods that cover the whole one. */
  private static Optional<Rate> average(Average wanted, List<Rate> rates) {
    TreeMap<Frequency, List<Rate>> byFrequency =
        rates.stream()
            .sorted(Comparator.comparing(Rate::period))
            .collect(
                Collectors.groupingBy(
                    r -> r.period().frequency(), TreeMap::new, Collectors.toList()));
    return byFrequency.descendingMap().values().stream()
        .filter(parts -> covers(wanted.period(), parts))
        .findFirst()
        .map(parts -> mean(wanted, parts));
  }

  private static boolean covers(Period whole, List<Rate> parts) {
    LocalDate next = whole.start();
    for (Rate part : parts) {
      if (part.period().start().isAfter(next.plusDays(LONGEST_CLOSURE))) {
        return false;
      }
      next = part.period().end().plusDays(1);
    }
    return next.plusDays(LONGEST_CLOSURE).isAfter(whole.end());
  }

  private static Rate mean(Average wanted, List<Rate> parts) {
    BigDecimal sum = parts.stream().map(Rate::factor).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal mean = sum.divide(BigDecimal.valueOf(parts.size()), MathContext.DECIMAL128);
    String what = parts.get(0).kind() == RateKind.DAILY ? " daily rates" : " averages";
    return new Rate(
        wanted.base(),
        wanted.term(),
        wanted.period(),
        RateKind.PERIOD_AVERAGE,
        storable(mean),
        wanted.rebased(),
        source(parts).withNote("mean of " + parts.size() + what));
  }

  /** Where a rate that is worked out from others comes from. */
  static Provenance source(List<Rate> parts) {
    List<Provenance> sources = parts.stream().map(Rate::provenance).distinct().toList();
    return sources.size() == 1
        ? sources.get(0)
        : Provenance.of(
            sources.stream()
                .map(Provenance::source)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and ")));
  }

  /** A computed factor, cut to the decimals that a rate may have. */
  static BigDecimal storable(BigDecimal factor) {
    return factor.scale() > Decimals.MOST_DIGITS
        ? factor.setScale(Decimals.MOST_DIGITS, RoundingMode.HALF_EVEN)
        : factor;
  }
}
