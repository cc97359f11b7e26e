package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;
import org.tradefigures.table.Wording;

/**
 * What is asked of an indicator: of whom, by what, when, and how to treat what is missing.
 * Immutable: every method returns a changed copy; {@link #from} gives the answer.
 *
 * <p>Without {@link #by} there is one value a period. Without {@link #of} flows are taken as they
 * stand in the data; with it they are turned round so that they are the trade of that economy,
 * whoever reported them.
 */
public final class IndicatorQuery {

  /**
   * The factor by which the IMF put CIF values on FOB (Direction of Trade Statistics Yearbook
   * 2017).
   */
  public static final BigDecimal IMF_CIF_FACTOR = new BigDecimal("1.06");

  /** What stands in for a figure that is not there. */
  enum MissingAs {
    /** Nothing: the result is undefined. */
    UNDEFINED,
    /** Zero, and the result says so. */
    ZERO,
    /** The partner's report of the same flow, and the result says so. */
    MIRROR
  }

  private final Parts parts;

  /**
   * A query that asks nothing in particular, for the static methods of indicators.
   *
   * @param indicator the indicator
   */
  IndicatorQuery(Indicator indicator) {
    this(new Parts(Objects.requireNonNull(indicator, "indicator")));
  }

  private IndicatorQuery(Parts parts) {
    this.parts = parts;
  }

  /** What a query says; it changes only while a copy of a query is made. */
  private static final class Parts {
    Indicator indicator;
    @Nullable Economy economy;
    @Nullable Economy partner;
    List<Dimension<?>> by = List.of();
    List<Period> periods = List.of();
    UnaryOperator<TradeQuery> where = UnaryOperator.identity();
    boolean strictValuation;
    MissingAs missing = MissingAs.UNDEFINED;
    @Nullable BigDecimal cifFactor;

    Parts(Indicator indicator) {
      this.indicator = indicator;
    }

    Parts(Parts other) {
      indicator = other.indicator;
      economy = other.economy;
      partner = other.partner;
      by = other.by;
      periods = other.periods;
      where = other.where;
      strictValuation = other.strictValuation;
      missing = other.missing;
      cifFactor = other.cifFactor;
    }
  }

  private IndicatorQuery changed(Consumer<Parts> change) {
    Parts copy = new Parts(parts);
    change.accept(copy);
    return new IndicatorQuery(copy);
  }

  /**
   * Of an economy's trade with all its partners.
   *
   * @param economyCode ISO 3166-1 alpha-3
   * @return the copy
   */
  public IndicatorQuery of(String economyCode) {
    return changed(copy -> copy.economy = Economy.of(economyCode));
  }

  /**
   * Of an economy's trade with one partner.
   *
   * @param economyCode ISO 3166-1 alpha-3
   * @param partnerCode ISO 3166-1 alpha-3
   * @return the copy
   */
  public IndicatorQuery of(String economyCode, String partnerCode) {
    return changed(
        copy -> {
          copy.economy = Economy.of(economyCode);
          copy.partner = Economy.of(partnerCode);
        });
  }

  /**
   * One value for every combination of these dimensions.
   *
   * @param dimensions what is kept apart
   * @return the copy
   */
  public IndicatorQuery by(Dimension<?>... dimensions) {
    return changed(copy -> copy.by = List.of(dimensions));
  }

  /**
   * In these calendar years.
   *
   * @param years the years, at least one
   * @return the copy
   */
  public IndicatorQuery in(int... years) {
    return in(IntStream.of(years).mapToObj(Period::year).toArray(Period[]::new));
  }

  /**
   * In the calendar years from the first to the last.
   *
   * @param first the first year
   * @param last the last year, included
   * @return the copy
   * @throws IllegalArgumentException if the first year comes after the last
   */
  public IndicatorQuery years(int first, int last) {
    if (first > last) {
      throw new IllegalArgumentException(
          "Years " + first + " to " + last + ": the first comes after the last; swap them");
    }
    return in(IntStream.rangeClosed(first, last).toArray());
  }

  /**
   * In these periods.
   *
   * @param periods the periods, at least one
   * @return the copy
   */
  public IndicatorQuery in(Period... periods) {
    if (periods.length == 0) {
      throw new IllegalArgumentException(
          "No period to ask for: name at least one, or leave in(…) out to ask for all");
    }
    return changed(copy -> copy.periods = List.of(periods));
  }

  /**
   * Of the figures that meet further conditions.
   *
   * @param conditions adds conditions or roll-ups to the query of the figures, such as {@code q ->
   *     q.commodityLevel(2)}
   * @return the copy
   */
  public IndicatorQuery where(UnaryOperator<TradeQuery> conditions) {
    UnaryOperator<TradeQuery> before = parts.where;
    return changed(copy -> copy.where = q -> conditions.apply(before.apply(q)));
  }

  /**
   * Refuses to set exports and imports of different valuation classes against each other.
   *
   * @return the copy
   */
  public IndicatorQuery strictValuation() {
    return changed(copy -> copy.strictValuation = true);
  }

  /**
   * Puts imports that are valued CIF on FOB by the factor of the IMF, {@link #IMF_CIF_FACTOR}.
   *
   * @return the copy
   */
  public IndicatorQuery importsOnFob() {
    return importsOnFob(IMF_CIF_FACTOR);
  }

  /**
   * Puts imports that are valued CIF on FOB: divides them by a factor, to 34 digits, of which at
   * most 34 are decimals. A balance with them has 34 digits as well. Imports of another valuation
   * stay.
   *
   * @param factor CIF value of goods of FOB value 1, at least 1
   * @return the copy
   */
  public IndicatorQuery importsOnFob(BigDecimal factor) {
    if (factor.compareTo(BigDecimal.ONE) < 0) {
      throw new IllegalArgumentException(
          "CIF factor "
              + factor.toPlainString()
              + ": a CIF value is at least the FOB value, so give 1 or more");
    }
    return changed(copy -> copy.cifFactor = factor);
  }

  /**
   * Takes zero for figures that are absent, for whatever reason; the result says so.
   *
   * @return the copy
   */
  public IndicatorQuery missingAsZero() {
    return changed(copy -> copy.missing = MissingAs.ZERO);
  }

  /**
   * Takes the economy's own report, and where that has no figure the partner's report of the same
   * flow; the result says so. Months that are added up to years are not taken from both reports: a
   * year of which the economy reports some months only stays its own, and lacks the others. Needs
   * {@link #of(String, String)}.
   *
   * @return the copy
   */
  public IndicatorQuery missingFromMirror() {
    return changed(copy -> copy.missing = MissingAs.MIRROR);
  }

  /**
   * Works the indicator out.
   *
   * @param store the figures
   * @return one value per combination of dimensions that has figures
   * @throws org.tradefigures.table.MixedFiguresException if figures would be put together that must
   *     not be mixed
   * @throws org.tradefigures.table.OverlapException if trade would count twice
   */
  public IndicatorResult from(TradeStore store) {
    return parts.indicator.evaluate(this, Objects.requireNonNull(store, "store"));
  }

  // ------------------------------------------------------------------ for indicators

  Indicator indicator() {
    return parts.indicator;
  }

  /**
   * What the result has one value for: what was asked, the period where nothing was, and a single
   * period that was asked for.
   */
  List<Dimension<?>> dimensions() {
    List<Dimension<?>> dimensions = new ArrayList<>(parts.by);
    boolean periodShown = parts.by.isEmpty() || parts.periods.size() == 1;
    if (periodShown && !dimensions.contains(Dimension.PERIOD)) {
      dimensions.add(0, Dimension.PERIOD);
    }
    return List.copyOf(dimensions);
  }

  List<Period> periods() {
    return parts.periods;
  }

  boolean isStrictValuation() {
    return parts.strictValuation;
  }

  Optional<BigDecimal> cifFactor() {
    return Optional.ofNullable(parts.cifFactor);
  }

  MissingAs missing() {
    return parts.missing;
  }

  /** Whether values of a dimension are replaced before they are kept apart. */
  boolean isRolledUp(Dimension<?> dimension) {
    return parts.where.apply(figures()).isRolledUp(dimension);
  }

  /** A value of the data as it is kept apart. */
  <T extends Comparable<? super T>> T rolledUp(Dimension<T> dimension, T value) {
    return parts.where.apply(figures()).rolledUp(dimension, value);
  }

  /** The same query in other periods and by other dimensions. */
  IndicatorQuery with(List<Period> newPeriods, List<Dimension<?>> newBy) {
    return changed(
        copy -> {
          copy.periods = newPeriods;
          copy.by = newBy;
        });
  }

  /** The same query of all economies, of another indicator by the dimensions of products. */
  IndicatorQuery ofProducts(Indicator ofProducts, Keys products) {
    return changed(
        copy -> {
          copy.indicator = ofProducts;
          copy.economy = null;
          copy.by = products.dimensions();
        });
  }

  Optional<Economy> economy() {
    return Optional.ofNullable(parts.economy);
  }

  /** The economies that a value is of: those that were asked for, and those of its key. */
  Set<Economy> economies(Map<Dimension<?>, Object> key) {
    Set<Economy> economies = new LinkedHashSet<>();
    economy().ifPresent(economies::add);
    Optional.ofNullable(parts.partner).ifPresent(economies::add);
    key.values().stream()
        .filter(Economy.class::isInstance)
        .map(Economy.class::cast)
        .forEach(economies::add);
    return economies;
  }

  /** What has to be known of the economies of a value, or of one that is not there. */
  List<String> notes(Map<Dimension<?>, Object> key) {
    Object period = key.get(Dimension.PERIOD);
    return Lives.notes(economies(key), period == null ? parts.periods : List.of((Period) period));
  }

  /** The same query of all economies, for indicators that compare one with the others. */
  IndicatorQuery ofAll() {
    if (parts.missing == MissingAs.MIRROR) {
      throw new IllegalArgumentException(
          "missingFromMirror() in "
              + parts.indicator.name()
              + ": it compares an economy with all others, and they have no one mirror; leave it out");
    }
    return changed(copy -> copy.economy = null);
  }

  /** The sums of the figures that are asked for, apart by the given dimensions. */
  Sums sums(TradeStore store, List<? extends Dimension<?>> dimensions) {
    return sums(store, dimensions, UnaryOperator.identity());
  }

  /** The same with something more asked of the figures. */
  Sums sums(
      TradeStore store, List<? extends Dimension<?>> dimensions, UnaryOperator<TradeQuery> more) {
    TradeTable table = store.aggregate(asked(dimensions, more));
    return parts.missing == MissingAs.MIRROR
        ? Sums.mirrored(
            table,
            dimensions,
            Objects.requireNonNull(parts.economy),
            Objects.requireNonNull(parts.partner))
        : Sums.of(table, dimensions, parts.missing == MissingAs.ZERO);
  }

  /** The combinations of some dimensions that have figures, in every report that may be taken. */
  Keys reports(TradeStore store, List<Dimension<?>> dimensions, UnaryOperator<TradeQuery> more) {
    return Keys.of(store.aggregate(asked(dimensions, more)), dimensions);
  }

  private TradeQuery asked(
      List<? extends Dimension<?>> dimensions, UnaryOperator<TradeQuery> more) {
    TradeQuery query =
        more.apply(parts.where.apply(figures()))
            .keep(dimensions.toArray(Dimension<?>[]::new))
            .valuesOnly();
    if (parts.missing != MissingAs.MIRROR) {
      return query;
    }
    Economy economy = parts.economy;
    Economy partner = parts.partner;
    if (economy == null || partner == null) {
      throw new IllegalArgumentException(
          "missingFromMirror() without two economies: name both with of(economy, partner)");
    }
    return query.reporters(economy.code(), partner.code()).keep(Dimension.REPORTER);
  }

  private TradeQuery figures() {
    TradeQuery query = TradeQuery.all().advisedIn(Wording.INDICATOR);
    if (parts.economy != null) {
      query = query.seenFrom(parts.economy);
    }
    if (parts.partner != null) {
      query = query.partners(parts.partner.code());
    }
    return parts.periods.isEmpty() ? query : query.periods(parts.periods.toArray(Period[]::new));
  }

  /** What is asked, in words. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>(List.of(parts.indicator.name()));
    if (parts.economy != null) {
      words.add("of " + parts.economy + (parts.partner == null ? "" : " with " + parts.partner));
    }
    words.add("by " + String.join(", ", dimensions().stream().map(Object::toString).toList()));
    if (!parts.periods.isEmpty()) {
      words.add("in " + String.join(", ", parts.periods.stream().map(Object::toString).toList()));
    }
    return String.join(" ", words);
  }

  static IndicatorQuery ask(Indicator indicator) {
    return new IndicatorQuery(indicator);
  }

  static List<Dimension<?>> join(List<Dimension<?>> first, Dimension<?>... more) {
    List<Dimension<?>> all = new ArrayList<>(first);
    Arrays.stream(more).filter(d -> !all.contains(d)).forEach(all::add);
    return all;
  }
}
