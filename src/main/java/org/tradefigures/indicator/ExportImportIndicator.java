package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.TradeStore;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Valuation;
import org.tradefigures.trade.ValuationClass;

/**
 * What the indicators have in common that set the exports X of a combination against its imports M:
 * currencies must agree, valuation classes are told (or refused, if the query says so), and a
 * missing side leaves the result undefined.
 */
abstract class ExportImportIndicator implements Indicator {

  /** The result for two numbers; empty where the denominator is zero. */
  abstract Optional<BigDecimal> combine(BigDecimal exports, BigDecimal imports);

  /** Whether the result is an amount of money, not a ratio. */
  abstract boolean isMoney();

  @Override
  public final IndicatorResult evaluate(IndicatorQuery query, TradeStore store) {
    List<Dimension<?>> dimensions = query.dimensions();
    List<Dimension<?>> apart = IndicatorQuery.join(dimensions, Dimension.DIRECTION);
    boolean byDirection = dimensions.contains(Dimension.DIRECTION);
    if (byDirection) {
      throw new IllegalArgumentException(
          "Can't keep directions apart in "
              + name()
              + ": it sets them against each other; leave DIRECTION out of by(…)");
    }
    Sums sums = query.sums(store, apart);
    Set<List<Object>> keys = new LinkedHashSet<>();
    sums.keys().forEach(key -> keys.add(key.subList(0, dimensions.size())));
    List<IndicatorValue> values = new ArrayList<>();
    for (List<Object> key : keys) {
      Input exports = side("exports", sums, key, FlowDirection.EXPORT);
      Input imports = side("imports", sums, key, FlowDirection.IMPORT);
      values.add(value(query, Sums.named(dimensions, key), exports, imports));
    }
    return new IndicatorResult(query.toString(), dimensions, values);
  }

  private IndicatorValue value(
      IndicatorQuery query, Map<Dimension<?>, Object> key, Input exports, Input reported) {
    Input imports = onFob(query, reported);
    List<String> notes = new ArrayList<>();
    valuationNote(query, exports, imports).ifPresent(notes::add);
    BigDecimal x = exports.value();
    BigDecimal m = imports.value();
    List<Input> inputs = List.of(exports, imports);
    if (x == null || m == null) {
      Undefined why = exports.undefined() == null ? imports.undefined() : exports.undefined();
      return IndicatorValue.undefined(this, key, why, inputs, notes);
    }
    CurrencyUnit currency = currency(exports, imports);
    Optional<BigDecimal> result = combine(x, m);
    if (result.isEmpty() || (isMoney() && currency == null)) {
      Undefined why = result.isEmpty() ? Undefined.ZERO_DENOMINATOR : Undefined.MISSING_INPUT;
      return IndicatorValue.undefined(this, key, why, inputs, notes);
    }
    return IndicatorValue.of(this, key, result.get(), isMoney() ? currency : null, inputs, notes);
  }

  /**
   * All exports or imports; where the data only have kinds of them, their sum if the kinds are
   * complete.
   */
  private static Input side(String name, Sums sums, List<Object> key, FlowDirection direction) {
    List<Object> whole = new ArrayList<>(key);
    whole.add(direction);
    List<FlowDirection> kinds =
        Stream.of(FlowDirection.values())
            .filter(direction::includes)
            .filter(
                kind -> {
                  List<Object> part = new ArrayList<>(key);
                  part.add(kind);
                  return sums.has(part);
                })
            .toList();
    if (sums.has(whole) || kinds.isEmpty()) {
      return sums.input(name, whole);
    }
    return Input.undefined(
        name,
        Undefined.MISSING_INPUT,
        List.of(),
        "the data have only "
            + String.join(", ", kinds.stream().map(FlowDirection::label).toList())
            + ", not all "
            + name);
  }

  private static Input onFob(IndicatorQuery query, Input imports) {
    Valuation valuation = imports.valuation();
    BigDecimal value = imports.value();
    if (query.cifFactor().isEmpty()
        || value == null
        || valuation == null
        || valuation.valuationClass() != ValuationClass.CIF_TYPE) {
      return imports;
    }
    BigDecimal factor = query.cifFactor().get();
    return imports.withValue(
        Ratios.of(value, factor),
        Valuation.FOB_TYPE,
        "CIF " + value.toPlainString() + " / " + factor.toPlainString());
  }

  private static Optional<String> valuationNote(
      IndicatorQuery query, Input exports, Input imports) {
    Valuation x = exports.valuation();
    Valuation m = imports.valuation();
    if (x == null || m == null || x.valuationClass() == m.valuationClass()) {
      return Optional.empty();
    }
    if (query.isStrictValuation()) {
      throw new MixedFiguresException(
          "valuations",
          List.of(x, m),
          "strictValuation() was asked for; put imports on FOB with importsOnFob(), pick one kind with where(…), or leave"
              + " strictValuation() out");
    }
    return Optional.of(
        "exports are valued "
            + x
            + ", imports "
            + m
            + (m.valuationClass() == ValuationClass.CIF_TYPE
                ? ": imports hold freight and insurance, which overstates a deficit; importsOnFob() takes them out"
                : ": whether freight and insurance are in both is not known"));
  }

  private static @Nullable CurrencyUnit currency(Input exports, Input imports) {
    CurrencyUnit x = exports.currency();
    CurrencyUnit m = imports.currency();
    if (x != null && m != null && !x.equals(m)) {
      throw new MixedFiguresException(
          "currencies",
          Stream.of(x, m).map(CurrencyUnit::getCurrencyCode).sorted().toList(),
          "convert the figures to one currency first, or pick one with where(q -> q.currencies(…))");
    }
    return x == null ? m : x;
  }
}
