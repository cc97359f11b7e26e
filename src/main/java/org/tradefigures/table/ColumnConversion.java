package org.tradefigures.table;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.ConversionFactor;
import org.tradefigures.money.Rounding;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;

/**
 * Converts a column of amounts, each at the rate of its currency and period: every combination that
 * occurs is looked up once. The rows are worked on in ranges, by as many threads as there are for
 * parallel streams; the results do not depend on them.
 */
final class ColumnConversion {

  /** How many rows are one task for a thread, and how many of them are read at a time. */
  private static final int RANGE = 1 << 16;

  private static final int BLOCK = 1 << 12;

  /** What is done to the amounts of one currency and period. */
  private record Rule(ConversionFactor factor, BigDecimal numerator, BigDecimal denominator) {

    static Rule of(ConversionFactor factor) {
      return new Rule(factor, factor.numerator(), factor.denominator());
    }

    boolean changes() {
      return !factor.steps().isEmpty();
    }

    BigDecimal apply(BigDecimal amount, Rounding rounding) {
      return changes()
          ? rounding.quotient(amount.multiply(numerator), denominator, factor.term())
          : amount;
    }

    List<Provenance> noted(List<Provenance> sources, Rounding rounding) {
      if (!changes()) {
        return sources;
      }
      String note = "converted at " + factor.describe() + ", rounded to " + rounding;
      return sources.stream().map(s -> withNote(s, note)).toList();
    }

    private static Provenance withNote(Provenance source, String note) {
      return source.withNote(source.note() == null ? note : source.note() + "; " + note);
    }
  }

  /** A result that is not among the raw numbers. */
  private record Other(int row, BigDecimal number) {}

  /** The results of a range that are not among the raw numbers, and why it stopped early. */
  private record Rest(List<Other> others, @Nullable RuntimeException failure) {}

  private final Conversion conversion;
  private final DecimalVector amounts;
  private final Coded<CurrencyUnit> currencies;
  private final Coded<Period> periods;

  /** The rule for each combination of codes that occurs, by number. */
  private final List<Rule> rules = new ArrayList<>();

  /** The number of the rule for a combination; 0 also for those that do not occur. */
  private final int[] ruleOf;

  /**
   * Looks up the rates.
   *
   * @throws org.tradefigures.money.MissingRateException if there is none for an amount; what is
   *     absent needs none
   */
  ColumnConversion(
      Conversion conversion,
      DecimalVector amounts,
      Coded<CurrencyUnit> currencies,
      Coded<Period> periods) {
    this.conversion = conversion;
    this.amounts = amounts;
    this.currencies = currencies;
    this.periods = periods;
    // at least one, as absent rows have a combination too
    boolean[] occurs =
        new boolean
            [Math.max(1, Math.multiplyExact(currencies.values().size(), periods.values().size()))];
    ranges().forEach(rows -> mark(rows, occurs)); // it does not matter which thread marks first
    ruleOf = new int[occurs.length];
    for (int combination = 0; combination < occurs.length; combination++) {
      if (occurs[combination]) {
        CurrencyUnit base = currencies.values().get(combination / periods.values().size());
        Period period = periods.values().get(combination % periods.values().size());
        ruleOf[combination] = rules.size();
        rules.add(Rule.of(conversion.factor(base, period)));
      }
    }
  }

  /** The rows in ranges that can be worked on at the same time. */
  private Stream<Range> ranges() {
    return IntStream.rangeClosed(0, (amounts.size() - 1) / RANGE)
        .parallel()
        .mapToObj(n -> new Range(n * RANGE, Math.min((n + 1) * RANGE, amounts.size())));
  }

  /** Some rows, of which one block after another is read. */
  private final class Range {
    private final int end;
    private final int[] combinations = new int[BLOCK];
    private final int[] ofPeriod = new int[BLOCK];

    /** The first row of the block, and the one behind its last. */
    private int from;

    private int to;

    Range(int start, int end) {
      this.to = start;
      this.end = end;
    }

    /** Goes on to the next block and reads the combinations in its rows. */
    boolean next() {
      from = to;
      to = Math.min(from + BLOCK, end);
      int width = periods.values().size();
      currencies.codes().read(from, to, combinations);
      periods.codes().read(from, to, ofPeriod);
      for (int i = 0; i < to - from; i++) {
        combinations[i] = combinations[i] * width + ofPeriod[i];
      }
      return from < to;
    }
  }

  private void mark(Range rows, boolean[] occurs) {
    while (rows.next()) {
      for (int row = rows.from; row < rows.to; row++) {
        int combination = rows.combinations[row - rows.from];
        if (!occurs[combination] && !amounts.isAbsent(row)) {
          occurs[combination] = true;
        }
      }
    }
  }

  /** The amounts in the currency of the conversion; what is absent stays absent. */
  DecimalVector apply() {
    Rounding rounding = conversion.rounding();
    int fixed =
        switch (rounding.to()) {
          case MINOR_UNIT -> conversion.currency().getDefaultFractionDigits();
          case DECIMALS -> rounding.digits();
          case SIGNIFICANT_DIGITS -> -1;
        };
    int decimals = fixed < 0 ? amounts.scale() : fixed;
    FactorTable factors = new FactorTable(rules.size(), rounding.mode());
    for (int number = 0; number < rules.size(); number++) {
      Rule rule = rules.get(number);
      // what is in the wanted currency is not rounded
      if (rule.changes() ? fixed >= 0 : decimals >= amounts.scale()) {
        int shift = decimals - amounts.scale();
        factors.set(number, rule.numerator().scaleByPowerOfTen(shift), rule.denominator());
      }
    }
    DecimalVector converted = DecimalVector.missing(amounts.size(), decimals);
    List<Rest> rests = ranges().map(rows -> convert(rows, factors, converted)).toList();
    for (Rest rest : rests) {
      rest.others.forEach(other -> converted.set(other.row, other.number));
      if (rest.failure != null) {
        throw rest.failure;
      }
    }
    return converted;
  }

  /** Converts rows, each block of which is in one chunk, into the chunk of the results. */
  private Rest convert(Range rows, FactorTable factors, DecimalVector converted) {
    int[] left = new int[BLOCK];
    List<Other> others = new ArrayList<>();
    try {
      while (rows.next()) {
        int chunk = rows.from & ~Codes.IN_CHUNK;
        int length = amounts.lengthOfChunk(rows.from);
        int to = Math.min(rows.to - chunk, length); // what is behind is missing
        if (to <= rows.from - chunk) {
          continue;
        }
        int[] numbers = rows.combinations;
        for (int i = 0; i < rows.to - rows.from; i++) {
          numbers[i] = ruleOf[numbers[i]];
        }
        long[] results = converted.chunkToFill(rows.from, length);
        long[] raws = amounts.chunkOf(rows.from);
        if (raws.length == 0) { // what is narrow is converted in its new place
          amounts.read(rows.from, chunk + to, results);
          raws = results;
        }
        int lefts = factors.multiply(raws, rows.from - chunk, to, numbers, results, left);
        for (int i = 0; i < lefts; i++) {
          int row = chunk + left[i];
          Rule rule = rules.get(numbers[row - rows.from]);
          BigDecimal number =
              Decimals.normal(rule.apply(amounts.number(row), conversion.rounding()));
          results[left[i]] = DecimalVector.raw(number, converted.scale());
          if (results[left[i]] == DecimalVector.WIDE) {
            others.add(new Other(row, number));
          }
        }
      }
      return new Rest(others, null);
    } catch (ArithmeticException | IllegalArgumentException e) {
      return new Rest(others, e); // as it is: a thread pool would wrap it
    }
  }

  /** Where the figures come from, with a note of the rate each was converted at. */
  Coded<List<Provenance>> provenance(
      Coded<List<Provenance>> before, Coded<ObservationStatus> statuses) {
    if (amounts.size() == 0) {
      return before;
    }
    Coded.Dictionary<List<Provenance>> dictionary = new Coded.Dictionary<>();
    int[] unchanged = before.values().stream().mapToInt(dictionary::code).toArray();
    Codes ofAbsent = before.codes().through(unchanged);
    Codes ofAmounts;
    if (before.values().size() == 1) {
      int[] noted =
          rules.parallelStream()
              .map(rule -> rule.noted(before.values().get(0), conversion.rounding()))
              .toList()
              .stream()
              .mapToInt(dictionary::code)
              .toArray();
      int[] table = IntStream.of(ruleOf).map(n -> noted.length == 0 ? 0 : noted[n]).toArray();
      ofAmounts = currencies.codes().pairs(periods.codes(), periods.values().size(), table);
    } else {
      ofAmounts = noted(before, dictionary);
    }
    boolean[] hasValue = new boolean[statuses.values().size()];
    for (int code = 0; code < hasValue.length; code++) {
      hasValue[code] = statuses.values().get(code).hasValue();
    }
    return new Coded<>(
        dictionary.values(), Codes.choice(statuses.codes(), hasValue, ofAmounts, ofAbsent));
  }

  private Codes noted(
      Coded<List<Provenance>> before, Coded.Dictionary<List<Provenance>> dictionary) {
    Grouping groups = new Grouping(List.of(currencies, periods, before));
    Codes.Builder codes = new Codes.Builder();
    IntList known = new IntArrayList();
    for (int row = 0; row < amounts.size(); row++) {
      if (amounts.isAbsent(row)) {
        codes.add(0);
        continue;
      }
      int group = groups.of(row);
      if (group == known.size()) {
        int combination =
            currencies.codes().get(row) * periods.values().size() + periods.codes().get(row);
        Rule rule = rules.get(ruleOf[combination]);
        known.add(dictionary.code(rule.noted(before.get(row), conversion.rounding())));
      }
      codes.add(known.getInt(group));
    }
    return codes.build();
  }
}
