package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Classification;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.trade.Valuation;
import org.tradefigures.trade.ValuationClass;

/** What exports and imports give when they are set against each other, pair by pair. */
final class Pairs extends Answer {

  private static final long EXACT_IN_BINARY = 1L << 53;

  private final Terms numerator;
  private final @Nullable Terms denominator;
  private final Side exports;
  private final Side imports;

  /** Parts of a period of which neither side has figures. */
  private final Map<Integer, String> lacking = new HashMap<>();

  Pairs(ExportImportIndicator indicator, Keys keys, Side exports, Side imports) {
    super(indicator, keys, List.of(exports.column(), imports.column()));
    this.numerator = indicator.numerator();
    this.denominator = indicator.denominator();
    this.exports = exports;
    this.imports = imports;
  }

  /** What both sides tell of the same parts of a period is comparable, but not of the whole. */
  void lackOnBothSides(int pair, String partsOfPeriod) {
    if (!partsOfPeriod.isEmpty()) {
      lacking.put(pair, partsOfPeriod);
    }
  }

  /** Refuses what must not be set against each other. */
  void check(boolean strictValuation) {
    if (!exports.sums().isOneCurrency()) {
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
    if (exports.isNegative(pair) || imports.isNegative(pair)) {
      return Undefined.NEGATIVE_INPUT;
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
    if (denominator != null) {
      return Ratios.of(of, exact(denominator, pair));
    }
    return Ratios.plain(imports.isOnFob(pair) ? of.round(MathContext.DECIMAL128) : of);
  }

  /** From whole numbers that are exact in binary, so that the division rounds once. */
  @Override
  double number(int pair) {
    long of = unscaled(numerator, pair);
    long by = denominator == null ? Long.MIN_VALUE : unscaled(denominator, pair);
    return isExactInBinary(of) && isExactInBinary(by) ? (double) of / by : super.number(pair);
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
    return exports.sums().scale();
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
    return exports.sums().onlyCurrency();
  }

  private boolean hasCurrency(int pair) {
    return exports.hasCurrency(pair) || imports.hasCurrency(pair);
  }

  @Override
  List<String> notes(int pair) {
    List<String> notes = new ArrayList<>();
    List<Valuation> sides = ofDifferentClasses(exports.valuation(pair), imports.valuation(pair));
    if (!sides.isEmpty()) {
      notes.add(
          "exports are valued "
              + sides.get(0)
              + ", imports "
              + sides.get(1)
              + (sides.get(1).valuationClass() == ValuationClass.CIF_TYPE
                  ? ": imports hold freight and insurance, which overstates a deficit; importsOnFob() takes them out"
                  : ": whether freight and insurance are in both is not known"));
    }
    String untold = lacking.get(pair);
    if (untold != null && undefined(pair) == null) {
      notes.add("there are no figures of " + untold);
    }
    if (isMoney() && undefined(pair) == null) {
      Stream.of(exports, imports)
          .filter(side -> side.isNegative(pair))
          .forEach(side -> notes.add(side.name() + " are negative, as corrections are"));
    }
    return notes;
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
  void requireOneEdition(Scopes scopes) {
    for (int pair = 0; pair < size(); pair++) {
      List<Classification> different =
          scopes.differentEditions(exports.sum(pair), imports.sum(pair));
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
