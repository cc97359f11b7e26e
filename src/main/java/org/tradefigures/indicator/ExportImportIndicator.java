package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Valuation;
import org.tradefigures.trade.ValuationClass;

/**
 * What the indicators have in common that set the exports X of a combination against its imports M:
 * currencies must agree, valuation classes are told (or refused, if the query says so), and a
 * missing side leaves the result undefined. Over several periods both sides must tell the same
 * ones, and over aggregates, such as the world or the total of commodities, the same aggregates,
 * unless the data are complete. They are so by the classifications in which a side is told: what is
 * not there by another is unknown. Goods by different classifications or editions are not set
 * against each other, but for totals. A figure that nobody's report stands behind alone, as in
 * reconciled data, is the export of one side and the import of the other.
 */
abstract class ExportImportIndicator implements Indicator {

  /** What the exports and imports of a combination give; a ratio divides it. */
  abstract Terms numerator();

  /** What it is divided by; null for an amount of money, which is not divided. */
  abstract @Nullable Terms denominator();

  /** Exports and imports added up, each as it is, with the other sign, or not at all. */
  enum Terms {
    EXPORTS(1, 0),
    IMPORTS(0, 1),
    SUM(1, 1),
    DIFFERENCE(1, -1);

    private final int ofExports;
    private final int ofImports;

    Terms(int ofExports, int ofImports) {
      this.ofExports = ofExports;
      this.ofImports = ofImports;
    }

    BigDecimal of(BigDecimal exports, BigDecimal imports) {
      BigDecimal one = exports.multiply(BigDecimal.valueOf(ofExports));
      return one.add(imports.multiply(BigDecimal.valueOf(ofImports)));
    }

    /** The same of numbers without their point; {@link Long#MIN_VALUE} where it does not fit. */
    long of(long exports, long imports) {
      long one = exports * ofExports;
      long other = imports * ofImports;
      long sum = one + other;
      boolean fits = exports > Long.MIN_VALUE && imports > Long.MIN_VALUE;
      return fits && ((one ^ sum) & (other ^ sum)) >= 0 ? sum : Long.MIN_VALUE;
    }
  }

  @Override
  public final IndicatorResult evaluate(IndicatorQuery query, TradeStore store) {
    List<Dimension<?>> dimensions = query.dimensions();
    if (dimensions.contains(Dimension.DIRECTION)) {
      throw new IllegalArgumentException(
          "Can't keep directions apart in "
              + name()
              + ": it sets them against each other; leave DIRECTION out of by(…)");
    }
    List<Dimension<?>> apart = IndicatorQuery.join(dimensions, Dimension.DIRECTION);
    Sums sums =
        query.sums(store, apart, q -> q.reconciledOnBothSides().compare(Dimension.DIRECTION));
    // the sums are in the order of their keys, direction last: those of a combination adjoin
    int[] starts = sums.keys().starts(dimensions.size());
    Side exports = new Side("exports", FlowDirection.EXPORT, sums, starts, null);
    Side imports =
        new Side("imports", FlowDirection.IMPORT, sums, starts, query.cifFactor().orElse(null));
    Scopes scopes = Scopes.of(query, store, sums, apart, TradeQuery::reconciledOnBothSides);
    if (!scopes.areAllKept()) {
      compare(scopes, Scopes.isComplete(query, sums), exports, imports);
    }
    if (sums.isComplete() && dimensions.contains(Dimension.COMMODITY)) {
      List.of(exports, imports).forEach(side -> side.lackClassifications(starts));
    }
    Pairs pairs = new Pairs(this, sums.keys().take(dimensions, starts), exports, imports);
    pairs.check(query.isStrictValuation());
    if (query.missing() == IndicatorQuery.MissingAs.MIRROR) {
      pairs.requireOneEdition(
          Editions.of(query, store, sums, apart, TradeQuery::reconciledOnBothSides));
    }
    return new IndicatorResult(query, pairs);
  }

  /**
   * Refuses to set a year against a month, and notes what one side of a combination is of and the
   * other is not.
   */
  private static void compare(Scopes scopes, boolean mayLack, Side exports, Side imports) {
    for (int pair = 0; pair < exports.of.length; pair++) {
      int x = exports.of[pair];
      int m = imports.of[pair];
      if (x < 0 || m < 0) {
        continue;
      }
      List<Period> ofExports = scopes.periods(x);
      List<Period> ofImports = scopes.periods(m);
      if (!ofExports.isEmpty() && !isAsLongAs(ofExports.get(0), ofImports.get(0))) {
        throw MixedFiguresException.ofPeriods(
            ofExports.get(0),
            ofImports.get(0),
            "pick one with in(…), or keep them apart with by(PERIOD, …)");
      }
      if (!mayLack) {
        exports.lack(pair, scopes.lackingIn(x, m));
        imports.lack(pair, scopes.lackingIn(m, x));
      }
    }
  }

  private static boolean isAsLongAs(Period one, Period other) {
    return one.frequency() == other.frequency() && one.length().equals(other.length());
  }

  /** The exports, or the imports, of every combination. */
  private static final class Side {
    private final String name;
    private final Sums sums;
    private final @Nullable BigDecimal cifFactor;

    /** Which sum; -1 for none. */
    private final int[] of;

    /** Which kinds of them there are sums of; they may not be all. */
    private final Map<Integer, Set<FlowDirection>> kinds = new HashMap<>();

    /** Why a figure is not known, or not whole, though the other side has one. */
    private final Map<Integer, String> lacking = new HashMap<>();

    Side(
        String name,
        FlowDirection direction,
        Sums sums,
        int[] starts,
        @Nullable BigDecimal cifFactor) {
      this.name = name;
      this.sums = sums;
      this.cifFactor = cifFactor;
      int[] codes = sums.keys().codes(Dimension.DIRECTION);
      List<?> directions = sums.keys().values(Dimension.DIRECTION);
      of = find(directions.indexOf(direction), codes, starts);
      for (int code = 0; code < directions.size(); code++) {
        FlowDirection kind = (FlowDirection) directions.get(code);
        if (direction.includes(kind)) {
          int[] ofKind = find(code, codes, starts);
          IntStream.range(0, ofKind.length)
              .filter(pair -> ofKind[pair] >= 0)
              .forEach(pair -> addKind(pair, kind));
        }
      }
    }

    /** For every pair its sum in a direction, -1 where there is none. */
    private static int[] find(int direction, int[] directions, int[] starts) {
      int[] found = new int[starts.length];
      Arrays.fill(found, -1);
      for (int pair = 0; pair < starts.length; pair++) {
        int end = pair + 1 < starts.length ? starts[pair + 1] : directions.length;
        for (int i = starts[pair]; i < end; i++) {
          found[pair] = directions[i] == direction ? i : found[pair];
        }
      }
      return found;
    }

    private void addKind(int pair, FlowDirection kind) {
      kinds.computeIfAbsent(pair, p -> EnumSet.noneOf(FlowDirection.class)).add(kind);
    }

    void lack(int pair, List<Object> absent) {
      if (!absent.isEmpty()) {
        lacking.put(
            pair,
            "no figure of "
                + absent.stream().map(Object::toString).collect(Collectors.joining(", "))
                + " in a selection of figures");
      }
    }

    /** What is not there by a classification that the side is never told by is not zero. */
    void lackClassifications(int[] starts) {
      List<Classification> byCode =
          sums.keys().values(Dimension.COMMODITY).stream()
              .map(commodity -> ((Commodity) commodity).classification())
              .toList();
      if (byCode.stream().distinct().count() < 2) {
        return;
      }
      int[] codes = sums.keys().codes(Dimension.COMMODITY);
      Set<Classification> told = new HashSet<>();
      for (int pair = 0; pair < of.length; pair++) {
        if (of[pair] >= 0) {
          told.add(byCode.get(codes[starts[pair]]));
        }
      }
      for (int pair = 0; pair < of.length; pair++) {
        Classification classification = byCode.get(codes[starts[pair]]);
        if (of[pair] < 0 && !told.contains(classification)) {
          lacking.put(pair, "no figures by " + classification.label());
        }
      }
    }

    @Nullable Undefined undefined(int pair) {
      return isPartial(pair) || (!lacking.isEmpty() && lacking.containsKey(pair))
          ? Undefined.MISSING_INPUT
          : sums.undefined(of[pair]);
    }

    BigDecimal value(int pair) {
      return isOnFob(pair) ? Objects.requireNonNull(input(pair).value()) : sums.value(of[pair]);
    }

    long unscaledValue(int pair) {
      return isOnFob(pair) ? Long.MIN_VALUE : sums.unscaledValue(of[pair]);
    }

    @Nullable CurrencyUnit currency(int pair) {
      return sums.currency(of[pair]);
    }

    boolean hasCurrency(int pair) {
      return sums.hasCurrency(of[pair]);
    }

    @Nullable Valuation valuation(int pair) {
      return undefined(pair) != null ? null : input(pair).valuation();
    }

    Input input(int pair) {
      if (isPartial(pair)) {
        return Input.undefined(
            name,
            Undefined.MISSING_INPUT,
            List.of(),
            "the data have only "
                + kinds.getOrDefault(pair, Set.of()).stream()
                    .map(FlowDirection::label)
                    .collect(Collectors.joining(", "))
                + ", not all "
                + name);
      }
      Input input = sums.input(name, of[pair]);
      String absent = lacking.get(pair);
      if (absent != null) {
        return Input.undefined(name, Undefined.MISSING_INPUT, input.provenance(), absent);
      }
      BigDecimal value = input.value();
      if (value == null || !isOnFob(pair)) {
        return input;
      }
      BigDecimal factor = Objects.requireNonNull(cifFactor);
      return input.withValue(
          Ratios.of(value, factor),
          Valuation.FOB_TYPE,
          "CIF " + value.toPlainString() + " / " + factor.toPlainString());
    }

    InputColumn column() {
      boolean isAsSummed = cifFactor == null && lacking.isEmpty() && kinds.isEmpty();
      return new InputColumn(
          name,
          this::input,
          pair -> undefined(pair) == null ? value(pair) : null,
          isAsSummed ? new InputColumn.Summed(sums, RowMap.of(of)) : null);
    }

    private boolean isOnFob(int pair) {
      Valuation valuation = cifFactor == null ? null : sums.valuation(of[pair]);
      return valuation != null && valuation.valuationClass() == ValuationClass.CIF_TYPE;
    }

    private boolean isPartial(int pair) {
      return of[pair] < 0 && !kinds.isEmpty() && kinds.containsKey(pair);
    }
  }

  private static final class Pairs extends Answer {
    private static final long EXACT_IN_BINARY = 1L << 53;

    private final Terms numerator;
    private final @Nullable Terms denominator;
    private final Side exports;
    private final Side imports;

    Pairs(ExportImportIndicator indicator, Keys keys, Side exports, Side imports) {
      super(indicator, keys, List.of(exports.column(), imports.column()));
      this.numerator = indicator.numerator();
      this.denominator = indicator.denominator();
      this.exports = exports;
      this.imports = imports;
    }

    /** Refuses what must not be set against each other. */
    void check(boolean strictValuation) {
      if (!exports.sums.isOneCurrency()) {
        IntStream.range(0, size()).forEach(this::requireOneCurrency);
      }
      if (strictValuation) {
        IntStream.range(0, size()).forEach(this::requireOneValuation);
      }
    }

    @Override
    @Nullable Undefined undefined(int pair) {
      Undefined ofExports = exports.undefined(pair);
      Undefined ofImports = imports.undefined(pair);
      if (ofExports != null || ofImports != null) {
        return ofExports == null ? ofImports : ofExports;
      }
      if (denominator == null) {
        return hasCurrency(pair) ? null : Undefined.MISSING_INPUT;
      }
      long unscaled = unscaled(denominator, pair);
      boolean isZero =
          unscaled == Long.MIN_VALUE ? exact(denominator, pair).signum() == 0 : unscaled == 0;
      return isZero ? Undefined.ZERO_DENOMINATOR : null;
    }

    @Override
    @Nullable BigDecimal value(int pair) {
      if (undefined(pair) != null) {
        return null;
      }
      BigDecimal of = exact(numerator, pair);
      return denominator == null ? Ratios.plain(of) : Ratios.of(of, exact(denominator, pair));
    }

    /** From whole numbers that are exact in binary, so that the division rounds once. */
    @Override
    double number(int pair) {
      long of = unscaled(numerator, pair);
      long by = denominator == null ? Long.MIN_VALUE : unscaled(denominator, pair);
      return isExactInBinary(of) && isExactInBinary(by)
          ? (double) of / by + 0.0 // no zero is negative
          : super.number(pair);
    }

    private static boolean isExactInBinary(long number) {
      return -EXACT_IN_BINARY < number && number < EXACT_IN_BINARY;
    }

    @Override
    boolean isMoney() {
      return denominator == null;
    }

    @Override
    long unscaledValue(int pair) {
      return unscaled(numerator, pair);
    }

    @Override
    int scale() {
      return exports.sums.scale();
    }

    private BigDecimal exact(Terms terms, int pair) {
      return terms.of(exports.value(pair), imports.value(pair));
    }

    private long unscaled(Terms terms, int pair) {
      return terms.of(exports.unscaledValue(pair), imports.unscaledValue(pair));
    }

    @Override
    @Nullable CurrencyUnit currency(int pair) {
      CurrencyUnit ofExports = isMoney() ? exports.currency(pair) : null;
      return isMoney() && ofExports == null ? imports.currency(pair) : ofExports;
    }

    @Override
    @Nullable CurrencyUnit onlyCurrency() {
      return exports.sums.onlyCurrency();
    }

    private boolean hasCurrency(int pair) {
      return exports.hasCurrency(pair) || imports.hasCurrency(pair);
    }

    @Override
    List<String> notes(int pair) {
      List<Valuation> sides = ofDifferentClasses(exports.valuation(pair), imports.valuation(pair));
      if (sides.isEmpty()) {
        return List.of();
      }
      return List.of(
          "exports are valued "
              + sides.get(0)
              + ", imports "
              + sides.get(1)
              + (sides.get(1).valuationClass() == ValuationClass.CIF_TYPE
                  ? ": imports hold freight and insurance, which overstates a deficit; importsOnFob() takes them out"
                  : ": whether freight and insurance are in both is not known"));
    }

    private void requireOneValuation(int pair) {
      List<Valuation> sides = ofDifferentClasses(exports.valuation(pair), imports.valuation(pair));
      if (sides.isEmpty()) {
        return;
      }
      boolean isMendedByFactor =
          sides.get(0).valuationClass() == ValuationClass.FOB_TYPE
              && sides.get(1).valuationClass() == ValuationClass.CIF_TYPE;
      throw new MixedFiguresException(
          "valuations",
          sides,
          "strictValuation() was asked for; "
              + (isMendedByFactor ? "put imports on FOB with importsOnFob(), " : "")
              + "pick one kind with where(q -> q.valuations(…)), or leave strictValuation() out");
    }

    /** What a store compares before a mirror is chosen says nothing of the mirror. */
    void requireOneEdition(Editions editions) {
      for (int pair = 0; pair < size(); pair++) {
        List<Classification> different = editions.ofDifferent(exports.of[pair], imports.of[pair]);
        if (undefined(pair) == null && !different.isEmpty()) {
          throw new MixedFiguresException(
              "compare",
              "classifications",
              different,
              "pick one with where(q -> q.commodities(…)) or convert the figures, or keep them apart with by(COMMODITY, …)");
        }
      }
    }

    private void requireOneCurrency(int pair) {
      boolean areBoth = exports.undefined(pair) == null && imports.undefined(pair) == null;
      CurrencyUnit x = exports.currency(pair);
      CurrencyUnit m = imports.currency(pair);
      if (areBoth && x != null && m != null && !x.equals(m)) {
        throw new MixedFiguresException(
            "currencies",
            Stream.of(x, m).map(CurrencyUnit::getCurrencyCode).sorted().toList(),
            "convert the figures to one currency first, or pick one with where(q -> q.currencies(…))");
      }
    }
  }
}
